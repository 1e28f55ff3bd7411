import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { XccovDocument } from './document.ts';

/** `xcrun xccov view --archive --json`; its other output, `--report`, has no lines. */
export const xccov: EvidenceFormat<'coverage'> = {
  id: 'xccov',
  kind: 'coverage',
  recognizes: (sample) => hasKey(sample, 3, 'isExecutable'),
  start: () => new JsonParser(new XccovDocument()),
};
