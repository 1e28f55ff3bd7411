import type { EvidenceFormat } from '../format.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { SonarDocument } from './document.ts';

/** SonarQube's generic test coverage format, version 1. */
export const sonarGeneric: EvidenceFormat<'coverage'> = {
  id: 'sonar-generic',
  kind: 'coverage',
  recognizes: ({ root, elements }) =>
    root?.name === 'coverage' &&
    root.attributes.get('version') === '1' &&
    !['packages', 'project', 'sources'].some((name) => elements.includes(name)),
  start: () => new XmlParser(new SonarDocument()),
};
