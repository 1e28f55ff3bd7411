import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sampleRules as rules } from '../../../test/support/language.ts';
import { complaints } from '../../../test/support/policy.ts';
import { loadBaseline, loadPolicy, loadRepositoryFile } from './load.ts';

const options = { file: 'policy.yml', rules };

describe('loadPolicy', () => {
  it('loads the least policy there is', () => {
    expect(complaints(loadPolicy('version: 1', options))).toEqual([]);
  });

  it('names the families that no rule judges yet and accepts whatever they hold', () => {
    const loaded = loadPolicy('version: 1\npolicies: { secrets: { a: { b: [1] } }, kinds: { approvals: 2 } }', options);
    expect(loaded.ok && loaded.policy.notBuilt).toEqual(['secrets']);
  });

  it('checks the weight of a family that no rule judges yet', () => {
    expect(complaints(loadPolicy('version: 1\npolicies: { secrets: { enforcement: blok } }', options))).toEqual([
      '2:37 policies.secrets.enforcement must be one of off, observe, warn and block; found blok.',
    ]);
  });

  it.each([
    ['version', 'policies: {}', '1:1 version is missing.'],
    ['a list', 'version: 1\npolicies: []', '2:11 policies must be a mapping of keys and values; found a list.'],
    ['no policy', '- version', '1:1 policy.yml must be a mapping of keys and values; found a list.'],
    ['a misspelt key', 'version: 1\npoliceis: {}', '2:1 policeis is not known here. Did you mean policies?'],
    [
      'a misspelt key of a family',
      'version: 1\npolicies:\n  kinds:\n    aprovals: 1',
      '4:5 policies.kinds.aprovals is not known here. Did you mean approvals?',
    ],
    [
      'a key like no other',
      'version: 1\npolicies: { kinds: { title: { wat: 1 } } }',
      '2:31 policies.kinds.title.wat is not known here. Known: matches.',
    ],
    ['a key of objects', 'version: 1\ntoString: 1', '2:1 toString is not known here. Known:'],
    [
      'a percentage above one hundred',
      'version: 1\npolicies: { kinds: { project: { minimum: 700% } } }',
      '2:42 policies.kinds.project.minimum must be a percentage from 0% to 100%, such as 70% or 0.5%; found 700%.',
    ],
    [
      'a number as text',
      'version: 1\npolicies: { kinds: { approvals: "2" } }',
      '2:33 policies.kinds.approvals must be a whole number, 0 or more; found 2.',
    ],
    [
      'nothing',
      'version: 1\npolicies: { kinds: { strict: } }',
      '2:22 policies.kinds.strict must be true or false; found nothing.',
    ],
    [
      'a wrong entry of a list',
      'version: 1\npolicies: { kinds: { deny: [a, [b]] } }',
      '2:32 policies.kinds.deny.2 must be a text on one line, of at most 500 characters; found a list.',
    ],
    [
      'a look-ahead',
      'version: 1\npolicies: { kinds: { title: { matches: "(?=a)" } } }',
      '2:40 policies.kinds.title.matches must be a regular expression in RE2 syntax',
    ],
    [
      'a time zone on Mars',
      'version: 1\ntimezone: Mars/Base',
      '2:11 timezone must be a time zone such as Europe/Paris; found Mars/Base.',
    ],
    ['a time difference for a time zone', 'version: 1\ntimezone: "+02:00"', '2:11 timezone must be a time zone'],
    ['what a rule finds wrong', 'version: 1\npolicies: { kinds: { approvals: 13 } }', '2:33 Not thirteen.'],
    [
      'a role that nobody has',
      'version: 1\npeople: { client: { cto: { users: [claire] } } }\nwaivers: { by: [ct] }',
      '3:17 waivers.by names the role ct, which is not under `people.client`. Did you mean cto?',
    ],
    [
      'a family that nobody knows',
      'version: 1\nwaivers: { never: [kinds/all, review] }',
      '2:31 waivers.never names review, which is neither a family nor a rule. Did you mean reviews?',
    ],
    [
      'a mistake inside an override',
      'version: 1\nrepositories:\n  - { match: ["legacy-*"], policies: { kinds: { aprovals: 0 } } }',
      '3:49 repositories.1.policies.kinds.aprovals is not known here. Did you mean approvals?',
    ],
    [
      'an override that makes no sense',
      'version: 1\nrepositories: [{ match: ["a"], policies: { kinds: { approvals: 13 } } }]',
      '2:64 Not thirteen.',
    ],
  ])('says where %s stands and what was expected', (_, text, complaint) => {
    const told = complaints(loadPolicy(text, options));
    expect(told.join('\n').slice(0, complaint.length)).toBe(complaint);
  });

  it('says everything that is wrong, not only the first thing', () => {
    const text = 'version: 2\ntimezone: x\npolicies: { kinds: { approvals: -1, strict: 1 } }';
    expect(complaints(loadPolicy(text, options))).toHaveLength(4);
  });

  it('tells fifty problems at most, so that a hostile file fills no page', () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `unknown${index}: 1`);
    expect(complaints(loadPolicy(`version: 1\n${keys.join('\n')}`, options))).toHaveLength(50);
  });

  it('speaks the language of the policy even when it does not load', () => {
    expect(complaints(loadPolicy('version: 1\nlanguage: fr\npolices: {}', options))).toEqual([
      '3:1 polices n’est pas connu ici. Vouliez-vous dire policies\u00A0?',
    ]);
  });

  it('leaves what a baseline may add to the moment when the layers are merged', () => {
    const commit = 'a'.repeat(40);
    const loaded = loadPolicy(`version: 1\nextends: acme/base@${commit}\nwaivers: { by: [cto] }`, options);
    expect(loaded.ok && loaded.policy.extends).toEqual({ owner: 'acme', repository: 'base', commit });
  });

  it('never throws, whatever it is given', () => {
    const policy =
      'version: 1\nlanguage: fr\npolicies:\n  kinds: { approvals: 2, title: { matches: "a" }, deny: [a] }\nwaivers: { by: [] }\n';
    const cut = fc.nat(policy.length).map((end) => policy.slice(0, end));
    const swapped = fc
      .tuple(fc.nat(policy.length), fc.string({ maxLength: 4 }))
      .map(([at, text]) => policy.slice(0, at) + text + policy.slice(at + 1));
    const yaml = fc.string({
      unit: fc.constantFrom(
        'a',
        ':',
        ' ',
        '\n',
        '-',
        '[',
        ']',
        '{',
        '}',
        '&',
        '*',
        '!',
        '"',
        "'",
        '|',
        '>',
        '?',
        '%',
        '\t',
        '\u0000',
        '<<',
        'version: 1\n',
      ),
    });
    const bytes = fc.uint8Array({ maxLength: 64 });
    fc.assert(
      fc.property(fc.oneof(cut, swapped, yaml, bytes, fc.string()), (source) => {
        for (const loaded of [loadPolicy(source, options), loadRepositoryFile(source, options)])
          expect(loaded.ok || loaded.refusals.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('loadRepositoryFile', () => {
  it('takes version and policies and nothing else', () => {
    expect(complaints(loadRepositoryFile('version: 1\npeople: {}', { file: '.github/garde-fou.yml', rules }))).toEqual([
      '2:1 people is not known here. Known: version and policies.',
    ]);
  });
});

describe('loadBaseline', () => {
  it.each([
    ['a public one', true, [], true],
    ['one that names the organisation', false, ['other', 'ACME'], true],
    ['one that names others', false, ['other'], false],
    ['one that names nobody', false, [], false],
  ])('opens %s as it should', (_, isPublic, allow, opens) => {
    const consumer = { organization: 'acme', public: isPublic };
    const loaded = loadBaseline(`version: 1\nallow: [${allow.join(', ')}]`, { file: 'baseline.yml', rules, consumer });
    expect(loaded.ok).toBe(opens);
  });

  it('cannot itself extend another baseline nor say anything about repositories', () => {
    const text = `version: 1\nextends: a/b@${'a'.repeat(40)}\nrepositories: []`;
    expect(complaints(loadBaseline(text, { file: 'baseline.yml', rules, consumer: null }))).toHaveLength(2);
  });
});
