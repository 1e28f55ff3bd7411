import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../matcher/compile.ts';
import { scanBytes } from '../scanner/scan-bytes.ts';
import { readRules } from './read-rules.ts';

const foundWith = (rules: string, name: string, text: string, path?: string): readonly string[] => {
  const matcher = compileCatalogue(readRules(rules, name).formats);
  const { findings } = scanBytes({ matcher, mac: (value) => value }, Buffer.from(text), path);
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

/** One rule of a TOML file, whose expression is written as it is. */
const rule = (id: string, regex: string, more = ''): string =>
  `[[rules]]\nid = "${id}"\nregex = '''${regex}'''\nkeywords = ["acme"]\n${more}\n`;

describe('expressions of the peers mean what they mean in RE2', () => {
  test.each([
    ['POSIX classes', String.raw`acme_[[:alnum:]]{6}`, 'acme_q7W2e9', 'acme_q7-2e9'],
    [String.raw`\z`, String.raw`acme_\d{4}\z`, 'acme_4821', 'acme_4821 '],
    ['flags of a group', '(?i:acme)_[A-Z]{4}', 'ACME_QZRT', 'ACME_qzrt'],
    ['flags from a place on', 'acme_(?i)[a-z]{4}', 'acme_QzRt', 'acme_4821'],
    ['flags that end', '(?i)acme_(?-i:[a-z]{4})', 'ACME_qzrt', 'acme_QZRT'],
    ['named groups', 'acme_(?P<key>[a-z]{4})', 'acme_qzrt', 'acme_4821'],
    ['the dot and line ends', '(?s:acme.qzrt)', 'acme\nqzrt', 'acme\n\nqzrt'],
    [String.raw`\s without vertical tab`, String.raw`acme\sqzrt`, 'acme\tqzrt', 'acme\vqzrt'],
  ])('%s', (_, regex, matching, other) => {
    expect(foundWith(rule('r', regex), 'r.toml', matching)).toEqual(['r']);
    expect(foundWith(rule('r', regex), 'r.toml', other)).toEqual([]);
  });

  test.each([
    ['the first group that captured', '', 'r\nqzrt'],
    ['the named group', 'secretGroup = 3', 'r\n4821'],
  ])('the value is %s', (_, more, fingerprint) => {
    const { formats } = readRules(rule('r', '(x)?acme_([a-z]{4})-([0-9]{4})', more), 'r.toml');
    const scanner = { matcher: compileCatalogue(formats), mac: (value: string) => value };
    expect(scanBytes(scanner, Buffer.from('acme_qzrt-4821')).findings).toMatchObject([{ fingerprint }]);
  });

  test('letters with accents count as one, and places are right after them', () => {
    const rules = `[[rules]]\nid = "r"\nregex = 'clé.{3}([0-9]{4})'\nkeywords = ["clé"]\n`;
    const matcher = compileCatalogue(readRules(rules, 'r.toml').formats);
    const { findings } = scanBytes({ matcher, mac: (value) => value }, Buffer.from('é\nété clé = 4821'));
    expect(findings).toMatchObject([{ line: 2, column: 11, fingerprint: 'r\n4821' }]);
  });
});

const list = (text: string): string => `[[rules.allowlists]]\n${text}`;

describe('allow lists of the peers', () => {
  const regex = 'acme_([a-z0-9]{6})';
  test.each([
    ['a value', list("regexes = ['^q7']"), 'acme_q7w2e9', 'acme_z7w2e9'],
    ['a match', list("regexTarget = 'match'\nregexes = ['^acme_q7']"), 'acme_q7w2e9', 'acme_z7w2e9'],
    ['a line', list("regexTarget = 'line'\nregexes = ['demo']"), 'demo acme_q7w2e9', 'live acme_q7w2e9'],
    ['a stop word', list("stopwords = ['W2E']"), 'acme_q7w2e9', 'acme_q7x2e9'],
    ['either', list("regexes = ['^z7']\nstopwords = ['w2e']"), 'acme_q7w2e9', 'acme_q7x2e9'],
    ['both', list("condition = 'AND'\nregexes = ['^q7']\nstopwords = ['w2e']"), 'acme_q7w2e9', 'acme_q7x2e9'],
  ])('allow %s and nothing more', (_, more, allowed, other) => {
    expect(foundWith(rule('r', regex, more), 'r.toml', allowed)).toEqual([]);
    expect(foundWith(rule('r', regex, more), 'r.toml', other)).toEqual(['r']);
  });

  test('allow paths, alone or with the rest', () => {
    const alone = rule('r', regex, list("paths = ['^test/']"));
    expect(foundWith(alone, 'r.toml', 'acme_q7w2e9', 'test/a')).toEqual([]);
    expect(foundWith(alone, 'r.toml', 'acme_q7w2e9', 'src/a')).toEqual(['r']);
    expect(foundWith(alone, 'r.toml', 'acme_q7w2e9')).toEqual(['r']);
    const both = rule('r', regex, list("condition = 'AND'\npaths = ['^test/']\nregexes = ['^q7']"));
    expect(foundWith(both, 'r.toml', 'acme_z7w2e9', 'test/a')).toEqual(['r']);
  });

  test('of the whole file hold for the rules they name, or for all', () => {
    const rules = rule('r', regex) + rule('s', 'acme-([a-z0-9]{6})');
    const named = `${rules}[[allowlists]]\ntargetRules = ['s']\nregexes = ['^q7']\n`;
    expect(foundWith(named, 'r.toml', 'acme_q7w2e9 acme-q7w2e9')).toEqual(['r']);
    expect(foundWith(`${rules}[allowlist]\nregexes = ['^q7']\n`, 'r.toml', 'acme_q7w2e9 acme-q7w2e9')).toEqual([]);
  });

  test('that name commits alone allow nothing', () => {
    expect(foundWith(rule('r', regex, list("commits = ['abc']")), 'r.toml', 'acme_q7w2e9')).toEqual(['r']);
  });
});

describe('rules of the peers', () => {
  test('for some paths look at those alone', () => {
    const rules = rule('r', 'acme_[a-z]{4}', String.raw`path = '\.config$'`);
    expect(foundWith(rules, 'r.toml', 'acme_qzrt', 'a.config')).toEqual(['r']);
    expect(foundWith(rules, 'r.toml', 'acme_qzrt', 'a.txt')).toEqual([]);
  });

  test.each(['entropy = 2.5', `filter = '''entropy(finding["secret"]) <= 2.5'''`])('demand entropy: %s', (more) => {
    expect(foundWith(rule('r', 'acme_([a-z]{8})', more), 'r.toml', 'acme_qzrtvkmw')).toEqual(['r']);
    expect(foundWith(rule('r', 'acme_([a-z]{8})', more), 'r.toml', 'acme_qqqqzzzz')).toEqual([]);
  });

  test('that require another count only with it near, and parts alone are not reported', () => {
    const rules =
      rule('key', 'acme_key_[a-z]{4}', '[[rules.required]]\nid = "id"\nwithinLines = 2') +
      rule('id', 'acme_id_[a-z]{4}', 'skipReport = true');
    expect(foundWith(rules, 'r.toml', 'acme_key_qzrt\n\nacme_id_vkmw')).toEqual(['key']);
    expect(foundWith(rules, 'r.toml', 'acme_key_qzrt\n\n\nacme_id_vkmw')).toEqual([]);
    expect(foundWith(rules, 'r.toml', 'acme_id_vkmw')).toEqual([]);
  });

  test.each([
    ['require a rule that is not there', '[[rules.required]]\nid = "other"', 'not in the file'],
    ['require columns', '[[rules.required]]\nid = "r"\nwithinColumns = 3', 'withinColumns'],
    ['name a group that is not there', 'secretGroup = 4', 'no group 4'],
    ['have a broken allow list', "[[rules.allowlists]]\nregexes = ['(']", 'allow list'],
  ])('that %s are refused', (_, more, reason) => {
    const { formats, problems } = readRules(rule('r', 'acme_[a-z]{4}', more), 'r.toml');
    expect(formats).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, rule: 'r', refused: true }]);
    expect(problems[0]?.reason).toContain(reason);
  });

  test('that are too long are refused', () => {
    const { problems } = readRules(rule('r', `acme${'a?'.repeat(1200)}`), 'r.toml');
    expect(problems).toMatchObject([{ rule: 'r', refused: true }]);
  });
});
