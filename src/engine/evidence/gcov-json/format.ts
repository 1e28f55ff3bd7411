import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { type Sample, hasKey } from '../sample.ts';
import { GcovDocument } from './document.ts';

/** The intermediate JSON of GCC's `gcov --json-format`, unpacked. */
export const gcovJson: EvidenceFormat<'coverage'> = {
  id: 'gcov-json',
  kind: 'coverage',
  recognizes: (sample) => hasLines(sample) && !hasKey(sample, 1, 'gcovr/format_version'),
  start: () => new JsonParser(new GcovDocument()),
};

/** The same with gcovr's additions, of which only the exclusions matter. */
export const gcovrJson: EvidenceFormat<'coverage'> = {
  id: 'gcovr-json',
  kind: 'coverage',
  recognizes: (sample) => hasKey(sample, 1, 'gcovr/format_version'),
  start: () => new JsonParser(new GcovDocument()),
};

function hasLines(sample: Sample): boolean {
  return hasKey(sample, 1, 'gcc_version') || (hasKey(sample, 1, 'files') && hasKey(sample, 5, 'line_number'));
}
