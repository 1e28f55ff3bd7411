import type { z } from 'zod';

import type { WorkflowJob } from '../../src/engine/facts/check.ts';
import type { Pieces } from '../../src/engine/facts/facts.ts';
import { evidenceSchema } from '../../src/engine/scenario/evidence-schema.ts';
import { evidenceOf } from '../../src/engine/scenario/evidence.ts';
import { baseSha, headSha } from './facts.ts';

/** Evidence as a scenario writes it. */
export type EvidenceWritten = z.input<typeof evidenceSchema>;

/** The pieces of evidence that a test tells in the words of the scenario language, for the head of the quiet pull request. */
export function delivered(
  told: EvidenceWritten,
  jobs: readonly WorkflowJob[] = [],
): Pick<Pieces, 'evidence' | 'coverage' | 'tests' | 'analysis'> {
  const context = { head: headSha, mergeBase: baseSha, now: '2026-10-14T10:00:00Z', jobs };
  return evidenceOf(evidenceSchema.parse(told), context);
}
