import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { CoberturaDocument } from './document.ts';

/** Cobertura XML (coverage-04.dtd), as Cobertura, coverlet, coverage.py, gcovr, Istanbul and others write it. */
export const cobertura: EvidenceFormat<'coverage'> = {
  id: 'cobertura',
  kind: 'coverage',
  recognizes: ({ root, elements }) =>
    root?.name === 'coverage' &&
    (root.attributes.has('line-rate') || elements.includes('packages') || elements.includes('sources')),
  start: () => new XmlParser(new CoberturaDocument()),
};
