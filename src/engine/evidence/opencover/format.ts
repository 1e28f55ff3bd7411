import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { OpenCoverDocument } from './document.ts';

/** OpenCover XML, as OpenCover, AltCover and coverlet write it. */
export const opencover: EvidenceFormat<'coverage'> = {
  id: 'opencover',
  kind: 'coverage',
  recognizes: ({ root }) => root?.name === 'CoverageSession',
  start: () => new XmlParser(new OpenCoverDocument()),
};
