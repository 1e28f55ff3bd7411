import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { CoverallsDocument } from './document.ts';

/** The JSON that Coveralls takes. */
export const coverallsJson: EvidenceFormat<'coverage'> = {
  id: 'coveralls-json',
  kind: 'coverage',
  recognizes: (sample) => hasKey(sample, 1, 'source_files'),
  start: () => new JsonParser(new CoverallsDocument()),
};
