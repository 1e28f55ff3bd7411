import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { SarifDocument } from './document.ts';

/** SARIF 2.1.0 (OASIS). */
export const sarif: EvidenceFormat<'analysis'> = {
  id: 'sarif',
  kind: 'analysis',
  recognizes: (sample) => hasKey(sample, 1, 'runs'),
  start: () => new JsonParser(new SarifDocument()),
};
