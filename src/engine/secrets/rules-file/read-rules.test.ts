import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../matcher/compile.ts';
import { scanBytes } from '../scanner/scan-bytes.ts';
import { readRules } from './read-rules.ts';

const foundWith = (rules: string, name: string, text: string): readonly string[] => {
  const matcher = compileCatalogue(readRules(rules, name).formats);
  const { findings } = scanBytes({ matcher, mac: () => '' }, Buffer.from(text));
  return findings.filter((finding) => finding.demoted === undefined).map((finding) => finding.detector);
};

const PEER = String.raw`
[[rules]]
id = "acme"
regex = '''(?i)acme_[a-z0-9]{12}\z'''
keywords = ["acme_"]
[[rules]]
id = "broken"
regex = '''(acme'''
keywords = ["acme_"]
[[rules]]
id = "no-keyword"
regex = '''acme'''
[[rules]]
id = "only-path"
path = '''\.p12$'''
`;

const OWN = `
rules:
  - id: acme-token
    vendor: Acme
    shapes: ['acme_{lan:12}']
  - id: acme-key
    expression: 'ak-([0-9a-z]{12})'
    keywords: ['ak-']
  - id: wrong
    shapes: ['x{lan:1-9}a']
`;

describe('own rules', () => {
  test('of gitleaks match as RE2 does, `(?i)` and `\\z` included', () => {
    expect(foundWith(PEER, 'rules.toml', 'ACME_q7w2e9r4t1y8')).toEqual(['acme']);
    expect(foundWith(PEER, 'rules.toml', 'ACME_q7w2e9r4t1y8!')).toEqual([]);
  });

  test('that cannot be used are refused with line and reason', () => {
    expect(readRules(PEER, 'rules.toml').problems.map(({ line, rule, refused }) => [line, rule, refused])).toEqual([
      [6, 'broken', true],
      [10, 'no-keyword', true],
      [13, 'only-path', true],
    ]);
  });

  test('in our YAML have shapes or expressions', () => {
    expect(foundWith(OWN, 'rules.yml', 'a acme_q7w2e9r4t1y8 b')).toEqual(['acme-token']);
    expect(foundWith(OWN, 'rules.yml', 'a ak-q7w2e9r4t1y8 b')).toEqual(['acme-key']);
    expect(readRules(OWN, 'rules.yml').problems.map(({ line, rule }) => [line, rule])).toEqual([[9, 'wrong']]);
  });

  test.each([
    ['TOML', 'a = [', 'rules.toml'],
    ['YAML', 'rules: [', 'rules.yml'],
    ['a list', 'rules: 3', 'rules.yml'],
  ])('that are not %s are refused whole', (_, text, name) => {
    expect(readRules(text, name).problems).toMatchObject([{ refused: true }]);
  });

  test('that explode elsewhere stay linear here', () => {
    const rules = "[[rules]]\nid = \"slow\"\nregex = '''acme(a+)+b'''\nkeywords = [\"acme\"]\n";
    expect(foundWith(rules, 'rules.toml', `acme${'a'.repeat(5000)}`)).toEqual([]);
  });
});
