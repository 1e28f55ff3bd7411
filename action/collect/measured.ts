import type { Manifest } from '../../src/engine/evidence/manifest/manifest.ts';
import type { LeftOut } from '../reports/walk.ts';

/** What is collected: found here, or handed over by the measuring job. */
export interface Measured {
  readonly workspace: string;
  readonly measuredSha: string | null;
  readonly reports: Manifest['reports'];
  readonly leftOut: readonly LeftOut[];
}
