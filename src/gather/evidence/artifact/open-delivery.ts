import { createHash } from 'node:crypto';

import type { ArchiveProblem, ArchiveProblemKey } from '../../../engine/evidence/archive/bounds.ts';
import { type ArchiveFile, openArchive } from '../../../engine/evidence/archive/open-archive.ts';
import { unpackWhole } from '../../../engine/evidence/archive/unpack.ts';
import {
  type Manifest,
  manifestBounds,
  MANIFEST_FILE,
  TOKEN_FILE,
} from '../../../engine/evidence/manifest/manifest.ts';
import { readManifest } from '../../../engine/evidence/manifest/read-manifest.ts';
import type { DeliveryReason, DeliveryReasonKey } from '../../../engine/facts/evidence.ts';
import { archiveBounds, inMegabytes } from './limits.ts';

/** What an artifact holds, before anybody believed it. */
export interface OpenedDelivery {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's exact bytes, hexadecimal. */
  readonly digest: string;
  readonly token: string | null;
  readonly files: ReadonlyMap<string, ArchiveFile>;
}

/** A delivery, or why it cannot be opened. */
export type Opened =
  | { readonly ok: true; readonly delivery: OpenedDelivery }
  | { readonly ok: false; readonly reason: DeliveryReason };

/** What is written down of a delivery when it is collected. */
export type Summary =
  | { readonly ok: true; readonly delivery: Pick<OpenedDelivery, 'digest' | 'token'> & SummaryManifest }
  | { readonly ok: false; readonly reason: DeliveryReason };

interface SummaryManifest {
  /** Without its list of reports, which may be long. */
  readonly manifest: Omit<Manifest, 'reports'>;
}

/** Opens an artifact and answers what it says about itself, without its files. */
export function summaryOf(bytes: Uint8Array, artifact: string): Summary {
  const opened = openDelivery(bytes, artifact);
  if (!opened.ok) return opened;
  const { manifest, digest, token } = opened.delivery;
  const { reports: _reports, ...rest } = manifest;
  return { ok: true, delivery: { manifest: rest, digest, token } };
}

/** Opens the archive of an artifact; `artifact` is its name, for people. */
export function openDelivery(bytes: Uint8Array, artifact: string): Opened {
  const archive = openArchive(bytes, archiveBounds);
  if (!archive.ok) return refused(archive.problem, artifact);
  const { files } = archive;
  if (files.size === 0) return because('artifact-empty', artifact);
  const written = files.get(MANIFEST_FILE);
  if (written === undefined) return because('manifest-missing', artifact);
  if (written.size > manifestBounds.manifestBytes) return because('manifest-malformed', artifact);
  const text = unpackWhole(written);
  if (!(text instanceof Uint8Array)) return refused(text, artifact);
  const manifest = readManifest(text);
  if (!manifest.ok) return because('manifest-malformed', artifact);
  const token = tokenOf(files.get(TOKEN_FILE));
  if (token !== null && typeof token !== 'string') return refused(token, artifact);
  const digest = createHash('sha256').update(text).digest('hex');
  return { ok: true, delivery: { manifest: manifest.value, digest, token, files } };
}

/** One that is too long to be a token is none that could be believed. */
function tokenOf(file: ArchiveFile | undefined): string | null | ArchiveProblem {
  if (file === undefined) return null;
  if (file.size > manifestBounds.tokenBytes) return '';
  const bytes = unpackWhole(file);
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes).trim() : bytes;
}

function because(key: DeliveryReasonKey, artifact: string): Opened {
  return { ok: false, reason: { key, values: { artifact } } };
}

/** What each bound is told as, and the bound. */
const BOUNDS: Readonly<Partial<Record<ArchiveProblemKey, readonly [key: DeliveryReasonKey, limit: number]>>> = {
  'too-many-entries': ['archive-too-many', archiveBounds.entries],
  'entry-too-large': ['archive-too-large', inMegabytes(archiveBounds.entryBytes)],
  'too-large': ['archive-too-large', inMegabytes(archiveBounds.totalBytes)],
  ratio: ['archive-too-dense', archiveBounds.ratio],
};
const UNSAFE = new Set<ArchiveProblemKey>([
  'link',
  'unsafe-path',
  'duplicate-path',
  'entries-overlap',
  'headers-differ',
]);

function refused({ key, path }: ArchiveProblem, artifact: string): Opened {
  return { ok: false, reason: archiveReason(key, { artifact, ...(path === undefined ? {} : { path }) }) };
}

/** What is wrong with an archive, in the words of the catalogue; the key of the archive stays beside. */
function archiveReason(problem: ArchiveProblemKey, values: Readonly<Record<string, string>>): DeliveryReason {
  const told = { ...values, archive: problem };
  const [key, limit] = BOUNDS[problem] ?? [];
  if (key !== undefined && limit !== undefined) return { key, values: { ...told, limit } };
  return { key: UNSAFE.has(problem) ? 'archive-unsafe' : 'archive-malformed', values: { path: '', ...told } };
}
