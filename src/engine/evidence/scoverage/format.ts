import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { ScoverageDocument } from './document.ts';

/** Scala's scoverage XML, whose statements carry their source and line. */
export const scoverage: EvidenceFormat<'coverage'> = {
  id: 'scoverage',
  kind: 'coverage',
  recognizes: ({ root }) => root?.name === 'scoverage',
  start: () => new XmlParser(new ScoverageDocument()),
};
