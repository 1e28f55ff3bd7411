import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { CloverDocument } from './document.ts';

/** Clover XML in its three dialects: Atlassian Clover and OpenClover, PHPUnit, Istanbul. */
export const clover: EvidenceFormat<'coverage'> = {
  id: 'clover',
  kind: 'coverage',
  recognizes: ({ root, elements }) =>
    root?.name === 'coverage' &&
    !root.attributes.has('line-rate') &&
    (root.attributes.has('clover') || elements.includes('project')),
  start: () => new XmlParser(new CloverDocument()),
};
