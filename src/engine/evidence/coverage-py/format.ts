import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { CoveragePyDocument } from './document.ts';

/** The JSON report of coverage.py (`coverage json`, pytest-cov). */
export const coveragePy: EvidenceFormat<'coverage'> = {
  id: 'coverage-py',
  kind: 'coverage',
  recognizes: (sample) => hasKey(sample, 1, 'files') && hasKey(sample, 3, 'executed_lines'),
  start: () => new JsonParser(new CoveragePyDocument()),
};
