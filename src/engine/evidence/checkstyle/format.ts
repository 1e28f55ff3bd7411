import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { CheckstyleDocument } from './document.ts';

/** Checkstyle XML, as Checkstyle, PHPStan, PHP_CodeSniffer, ESLint, ktlint and others write it. */
export const checkstyle: EvidenceFormat<'analysis'> = {
  id: 'checkstyle',
  kind: 'analysis',
  recognizes: ({ root }) => root?.name === 'checkstyle',
  start: () => new XmlParser(new CheckstyleDocument()),
};
