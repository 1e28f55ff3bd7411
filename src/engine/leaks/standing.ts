import type { SecretFinding } from '../facts/secret.ts';
import { matcherOf } from '../settings/globs.ts';
import type { Allowance, SecretSettings } from './settings.ts';

/** Whether a finding counts, and if not, why not and until when. */
export type Standing =
  | { readonly counts: true; readonly note: Note | null }
  | {
      readonly counts: false;
      readonly why: 'likely-not' | 'allowed' | 'baseline' | 'inline' | 'older';
      /** ISO 8601; `null`: for good. */
      readonly until: string | null;
      /** What the client wrote beside an allowance. */
      readonly reason: string;
    };

/** What the client should know of a finding that counts: somebody asks to let it pass, or an entry of the policy is not complete. */
export type Note = 'requested' | 'path-incomplete' | 'path-expired';

/** What the policy says about a finding's weight. */
export type Weighing = Pick<SecretSettings, 'allow' | 'inline-allow'>;

/** Ids by which other tools call what we tell apart. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'generic-api-key': ['named-key', 'named-secret', 'named-password'],
};

/** Tells whether a finding counts at a moment: an allowance must name its fingerprint, and one by path must have a day that is still to come. */
export function standingOf(finding: SecretFinding, weighing: Weighing, judgedAt: string): Standing {
  if (!finding.added) return aside('older');
  if (finding.demoted !== null) return aside('likely-not');
  if (finding.baselined) return aside('baseline');
  const entries = weighing.allow.filter((entry) => concerns(entry, finding));
  const standing = entries.find((entry) => lists(entry, finding) && isOpen(entry, judgedAt));
  if (standing !== undefined) return aside('allowed', standing.expires, standing.reason);
  if (finding.allowComment && weighing['inline-allow'] === 'allow') return aside('inline');
  return { counts: true, note: noteOf(entries, finding) };
}

function aside(
  why: Extract<Standing, { readonly counts: false }>['why'],
  until: string | null = null,
  reason = '',
): Standing {
  return { counts: false, why, until, reason };
}

function concerns(entry: Allowance, finding: SecretFinding): boolean {
  if (entry.kind === 'fingerprint') return entry.fingerprint === finding.fingerprint;
  if (finding.in !== 'file' || !matcherOf([entry.path])(finding.path)) return false;
  const { detector } = entry;
  return detector === null || detector === finding.detector || (aliases[detector]?.includes(finding.detector) ?? false);
}

function lists(entry: Allowance, { fingerprint }: SecretFinding): boolean {
  return entry.kind === 'fingerprint' || entry.fingerprints.includes(fingerprint);
}

/** A path that is exempt for ever would be where secrets go. */
function isOpen(entry: Allowance, judgedAt: string): boolean {
  if (entry.expires === null) return entry.kind === 'fingerprint';
  return Date.parse(judgedAt) < Date.parse(entry.expires);
}

function noteOf(entries: readonly Allowance[], finding: SecretFinding): Note | null {
  if (entries.some((entry) => lists(entry, finding) && entry.expires !== null)) return 'path-expired';
  if (entries.length > 0) return 'path-incomplete';
  return finding.allowComment ? 'requested' : null;
}
