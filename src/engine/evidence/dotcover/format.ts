import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { DotCoverDocument } from './document.ts';

/** JetBrains dotCover's DetailedXML; its plain XML has no lines. */
export const dotcover: EvidenceFormat<'coverage'> = {
  id: 'dotcover',
  kind: 'coverage',
  recognizes: ({ root, elements }) =>
    root?.name === 'Root' && (root.attributes.has('DotCoverVersion') || elements.includes('FileIndices')),
  start: () => new XmlParser(new DotCoverDocument()),
};
