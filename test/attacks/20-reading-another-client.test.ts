import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadBaseline } from '../../src/engine/policy/load.ts';
import { sampleRules as rules } from '../support/language.ts';
import { complaints } from '../support/policy.ts';

const ours = { organization: 'acme', public: false };

describe('extending another client’s repository to read it', () => {
  it.each([
    ['a value of the wrong kind', 'version: 1\nallow: [acme]\ntimezone: SECRET'],
    ['an unknown key', 'version: 1\nallow: [acme]\nSECRET: 1'],
    ['a role', 'version: 1\nallow: [acme]\npeople: { client: { SECRET: { users: 1 } } }'],
    ['what no rule accepts', 'version: 1\nallow: [acme]\npolicies: { kinds: { title: { matches: "SECRET(" } } }'],
    ['a broken file', 'version: 1\nallow: [acme]\nSECRET: *SECRET'],
    ['a key twice', 'allow: [acme]\nSECRET: 1\nSECRET: 2'],
    ['no YAML at all', '{ SECRET: [SECRET'],
  ])('learns nothing from %s', (_, text) => {
    for (const consumer of [ours, { ...ours, public: true }])
      expect(complaintsOf(text, consumer)).not.toMatch(/SECRET/i);
  });

  it('learns nothing from any file', () => {
    const words = fc.constantFrom(
      'version: 1\n',
      'SECRET',
      ': ',
      '\n',
      '[',
      '{',
      '&',
      '*',
      'policies',
      'allow: [acme]\n',
      '"',
    );
    fc.assert(
      fc.property(fc.string({ unit: words, maxLength: 12 }), (text) => {
        expect(complaintsOf(text, ours)).not.toMatch(/SECRET/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a policy', 'version: 1\npolicies: {}'],
    ['a baseline for somebody else', 'version: 1\nallow: [other-client]'],
    ['any other file', 'SECRET'],
  ])('says the same of %s that does not name the organisation, whether it would load or not', (_, text) => {
    const loaded = loadBaseline(text, { file: 'baseline.yml', rules, consumer: ours });
    expect(loaded.ok ? null : loaded.refusals).toEqual([
      { layer: 'baseline', reason: { key: 'baseline-not-shared', values: {}, at: { path: 'baseline.yml' } } },
    ]);
  });
});

function complaintsOf(text: string, consumer: typeof ours): string {
  const loaded = loadBaseline(text, { file: 'baseline.yml', rules, consumer });
  return loaded.ok ? '' : `${JSON.stringify(loaded.refusals)}\n${complaints(loaded).join('\n')}`;
}
