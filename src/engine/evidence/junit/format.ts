import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { JunitDocument } from './document.ts';

/** JUnit XML, as Ant, Surefire, Gradle, pytest, Jest, PHPUnit, Mocha and others write it. */
export const junit: EvidenceFormat<'tests'> = {
  id: 'junit',
  kind: 'tests',
  recognizes: ({ root }) => root?.name === 'testsuites' || root?.name === 'testsuite',
  start: () => new XmlParser(new JunitDocument()),
};
