import type { EvidenceFormat } from '../format.ts';
import { LcovParser } from './parser.ts';

/** lcov tracefiles, as `geninfo` 1.x and 2.x and their imitators write them (linux-test-project/lcov, man page geninfo). */
export const lcov: EvidenceFormat<'coverage'> = {
  id: 'lcov',
  kind: 'coverage',
  recognizes: ({ text }) => /^(?:TN:[^\n]*\n|#[^\n]*\n|\s*\n)*SF:/.test(text),
  start: () => new LcovParser(),
};
