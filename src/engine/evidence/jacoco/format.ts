import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { JacocoDocument } from './document.ts';

/** JaCoCo XML (report.dtd 1.1), as JaCoCo, Kover, Pester and gcovr write it. */
export const jacoco: EvidenceFormat<'coverage'> = {
  id: 'jacoco',
  kind: 'coverage',
  recognizes: ({ root, elements, text }) =>
    root?.name === 'report' &&
    (text.includes('//JACOCO//') ||
      ['sessioninfo', 'package', 'group', 'counter'].some((name) => elements.includes(name))),
  start: () => new XmlParser(new JacocoDocument()),
};
