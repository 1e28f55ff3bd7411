import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { IstanbulDocument } from './document.ts';

/** Istanbul's `coverage-final.json` (istanbul-lib-coverage), with or without the `data` wrapper. */
export const istanbulJson: EvidenceFormat<'coverage'> = {
  id: 'istanbul-json',
  kind: 'coverage',
  recognizes: (sample) => hasKey(sample, 2, 'statementMap') || hasKey(sample, 3, 'statementMap'),
  start: () => new JsonParser(new IstanbulDocument()),
};
