import type { ArchiveBounds } from '../../../engine/evidence/archive/bounds.ts';
import { manifestBounds } from '../../../engine/evidence/manifest/manifest.ts';

const MEGABYTE = 1_000_000;

/** What collecting never exceeds: whoever uploads is not trusted. Sizes are read before anything is downloaded. */
export const limits = {
  /** Packed bytes of one artifact. */
  artifactBytes: 64 * MEGABYTE,
  /** Packed bytes of all artifacts of one attempt of a run. */
  runBytes: 256 * MEGABYTE,
  /** Packed bytes of everything that the runs of one head left: beyond it nothing more is fetched. */
  headBytes: 768 * MEGABYTE,
  /** Artifacts of ours in one run. */
  artifacts: 50,
  /** Runs of one head that are looked at, newest first. */
  runs: 60,
  /** Packed bytes kept for one installation; beyond it the oldest go. */
  installationBytes: 4_000 * MEGABYTE,
} as const;

/** What one archive may hold: two entries beside the reports. */
export const archiveBounds: ArchiveBounds = {
  entries: manifestBounds.reports + 10,
  entryBytes: manifestBounds.reportBytes,
  totalBytes: manifestBounds.totalBytes + manifestBounds.manifestBytes + manifestBounds.tokenBytes,
  ratio: 300,
};

/** A bound in the unit that people are told. */
export function inMegabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
