import type { Kysely } from 'kysely';

import type {
  ApprovedPatch,
  ArchiveNote,
  CollectedRun,
  CommandRecord,
  CommentApproval,
  ContractTerm,
  ControlRepository,
  Exemption,
  HeadRecord,
  Incident,
  Installation,
  Judgement,
  KeptArtifact,
  Measure,
  MeasuredCommit,
  NamedAccount,
  OpenPull,
  PostedCheck,
  PushRecord,
  StickyComment,
  VerdictRecord,
} from '../port.ts';

/**
 * Columns carry the port's own names, so rows are records; only what SQL cannot hold differs. Adapters answer every
 * whole number as a JavaScript number (PostgreSQL's `int8` needs a parser for it). A type, not an
 * interface: Kysely wants one that could be indexed by any name.
 */
export type Tables = {
  readonly delivery: DeliveryRow;
  readonly deliveryPayload: { readonly guid: string; readonly bytes: Uint8Array };
  readonly push: PushRecord;
  readonly head: HeadRecord & { readonly position: number };
  readonly approvedPatch: ApprovedPatch;
  readonly commentApproval: CommentApproval;
  readonly namedAccount: NamedAccount;
  readonly controlRepository: ControlRepository;
  readonly knownPolicy: KnownPolicyRow;
  readonly object: ObjectRow;
  readonly memory: { readonly key: string; readonly json: string; readonly expiresAt: number };
  readonly verdict: VerdictRecord;
  readonly judgement: Judgement & { readonly position: number };
  readonly postedCheck: PostedCheck;
  readonly stickyComment: StickyComment;
  readonly command: CommandRecord;
  readonly exemption: Exemption;
  readonly incident: Incident;
  readonly installation: InstallationRow;
  readonly openPull: OpenPull;
  readonly collectedRun: CollectedRun;
  readonly keptArtifact: KeptArtifact & { readonly size: number };
  readonly archive: ArchiveRow;
  readonly contractTerm: ContractTerm;
  readonly measurement: MeasuredCommit;
  readonly measure: Measure;
  readonly heartbeat: { readonly id: number; readonly at: number };
};

/** Payloads lie beside, so that a change of state does not rewrite them. */
export interface DeliveryRow {
  readonly guid: string;
  readonly event: string;
  readonly installationId: number | null;
  readonly receivedAt: number;
  readonly state: 'pending' | 'done' | 'failed';
  readonly attempts: number;
  /** When it may be claimed: 0 at once, else the end of a lease or of a back-off. */
  readonly availableAt: number;
  readonly error: string;
}

interface ArchiveRow extends Omit<ArchiveNote, 'awaited' | 'open'> {
  readonly installationId: number;
  readonly sha256: string;
  readonly awaited: number;
  readonly droppedAt: number | null;
}

interface KnownPolicyRow {
  readonly organisationId: number;
  readonly seenAt: number;
  readonly commitId: string | null;
  readonly text: string | null;
  readonly at: number | null;
}

interface ObjectRow {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly usedAt: number;
}

interface InstallationRow extends Omit<Installation, 'suspended' | 'permissions'> {
  readonly suspended: number;
  readonly permissions: string;
}

/** What every repository of the SQL layer is built from. */
export interface Sql {
  readonly db: Kysely<Tables>;
  readonly now: () => Date;
  /** PostgreSQL: rows being claimed by another replica are stepped over. */
  readonly skipLocked: boolean;
}
