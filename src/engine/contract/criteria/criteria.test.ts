import { describe, expect, it } from 'vitest';

import { complaints, problemAt, withCriterion } from '../../../../test/support/contracts.ts';

describe('a criterion', () => {
  it.each([
    ['a misspelt type', 'type: §secret', 'criteria.1.type: secret is not known here. Did you mean secrets?'],
    ['a type like no other', 'type: §lunch', 'criteria.1.type must be one of secrets, review, ticket'],
    ['a type that is a list', 'type: §[secrets]', 'criteria.1.type must be one of secrets, review, ticket'],
    [
      'a key of another type',
      'type: secrets, §minimum: 1',
      'criteria.1.minimum is not known here. Known: type, id, severity, at and controls.',
    ],
    [
      'a misspelt key',
      'type: review, by: [cto], §minimun: 1',
      'criteria.1.minimun is not known here. Did you mean minimum?',
    ],
    ['a review by nobody', 'type: review, by: §[]', 'criteria.1.by must be a list of 1 to 1,000 entries'],
    [
      'a review of none',
      'type: review, by: [cto], minimum: §0',
      'criteria.1.minimum must be a whole number, 1 or more',
    ],
    ['a role that is none', 'type: review, by: [§"@cto"]', 'criteria.1.by.1 must be the name of a client role'],
    [
      'a ticket that looks behind',
      'type: ticket, matches: §"(?<=a)b"',
      'criteria.1.matches must be a regular expression',
    ],
    [
      'a ticket nowhere',
      'type: ticket, matches: a, in: [§footer]',
      'criteria.1.in.1 must be one of title, body, branch',
    ],
    ['a path pattern that is none', 'type: files, present: [§"/etc/*"]', 'criteria.1.present.1 must be a path pattern'],
    [
      'a section without a heading',
      'type: document, path: a.md, sections: [§{}]',
      'criteria.1.sections.1.title is missing.',
    ],
    [
      'a section of no words',
      'type: document, path: a.md, sections: [{ title: a, minimum-words: §0 }]',
      'criteria.1.sections.1.minimum-words must be a whole number, 1 or more',
    ],
    [
      'a misspelt key of a section',
      'type: document, path: a.md, sections: [{ title: a, §minimum-word: 3 }]',
      'criteria.1.sections.1.minimum-word is not known here. Did you mean minimum-words?',
    ],
    [
      'a range of no versions',
      'type: openapi, path: a, version: §latest',
      'criteria.1.version must be a range of versions',
    ],
    [
      'breaking changes',
      'type: openapi, path: a, breaking-changes: §no',
      'criteria.1.breaking-changes must be one of allowed and forbidden; found no.',
    ],
    ['more than everything', 'type: coverage, project: §170%', 'criteria.1.project must be a percentage'],
    ['a percentage as a number', 'type: coverage, patch: §85', 'criteria.1.patch must be a percentage'],
    ['failures below zero', 'type: tests, failures: §-1', 'criteria.1.failures must be a whole number, 0 or more'],
    [
      'a level that is none',
      'type: analysis, tools: [semgrep], level: §fatal',
      'criteria.1.level must be one of note, warning and error; found fatal.',
    ],
    ['another load tool', 'type: load, tool: §ab, thresholds: { a: ["avg<1"] }', 'criteria.1.tool must be one of k6'],
    ['no thresholds', 'type: load, tool: k6, thresholds: §{}', 'criteria.1.thresholds must be a mapping'],
    [
      'a threshold that is none',
      'type: load, tool: k6, thresholds: { a: [§fast] }',
      'criteria.1.thresholds.a.1 must be a threshold as k6 writes it, such as p(95)<400 or rate<0.01; found fast.',
    ],
    [
      'a measure that is none',
      'type: load, tool: k6, thresholds: { §"a b": ["avg<1"] }',
      'criteria.1.thresholds.a b must be named as k6 names its measures',
    ],
    [
      'a duration without a unit',
      'type: load, tool: k6, thresholds: { a: ["avg<1"] }, maximum-age: §7',
      'criteria.1.maximum-age must be a duration such as 45m, 12h or 7d; found 7.',
    ],
    [
      'licences that are no expression',
      'type: sbom, licenses: §MIT OR (ISC',
      'criteria.1.licenses must be an SPDX licence',
    ],
    ['a format that is none', 'type: sbom, formats: [§xlsx]', 'criteria.1.formats.1 must be one of cyclonedx and spdx'],
    [
      'a statement in the other language alone',
      'type: attestation, by: [product], statement: §{ fr: Fait }',
      'criteria.1.statement.en is missing.',
    ],
    ['a control with a space', 'type: secrets, controls: [§a b]', 'criteria.1.controls.1 must be the id of a control'],
  ])('is refused with %s', (_, own, complaint) => {
    expect(problemAt(withCriterion(own))).toContainEqual(expect.stringContaining(complaint));
  });

  it.each([
    ['by: [cto]', 'criteria.1.type is missing.'],
    ['type: review', 'criteria.1.by is missing.'],
    ['type: document', 'criteria.1.path is missing.'],
    ['type: analysis', 'criteria.1.tools is missing.'],
    ['type: linked-changes, when: ["a"]', 'criteria.1.then is missing.'],
    ['type: attestation, statement: { en: Done }', 'criteria.1.by is missing.'],
    ['type: files, non-empty: true', 'criteria.1 asks nothing: the criterion C1 needs one of present and absent.'],
    [
      'type: coverage, perimeter: ["src/**"]',
      'criteria.1 asks nothing: the criterion C1 needs one of project and patch.',
    ],
  ])('is not whole as %s', (own, complaint) => {
    expect(complaints(withCriterion(own))).toEqual([`12:5 ${complaint}`]);
  });

  it.each([
    ['minor', '§high', 'criteria.1.severity must be one of blocking, major and minor; found high.'],
    ['delivery', '§later', 'criteria.1.at must be one of pull-request, delivery and acceptance; found later.'],
    ['C1', '§C 1', 'criteria.1.id must be a short name'],
  ])('is refused with %s as %s', (from, to, complaint) => {
    expect(problemAt(withCriterion('type: secrets').replace(from, to))).toContainEqual(
      expect.stringContaining(complaint),
    );
  });

  it('has an id of its own in the whole contract: commands name nothing else', () => {
    const own = 'repository: api, criteria: [{ id: §c1, type: changelog, severity: minor, at: delivery }]';
    const text = withCriterion('type: secrets').replace('repository: api', own);
    expect(problemAt(text)).toEqual([
      'deliverables.2.criteria.1.id: c1 stands a second time; the first is in line 12.',
    ]);
  });
});
