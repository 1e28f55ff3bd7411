import { afterEach, describe, expect, test } from 'vitest';

import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { madeUp } from '../support/made-up-secrets.ts';
import { secretPolicy } from '../support/secret-policy.ts';

let scene: Scene;
afterEach(() => scene.close());

const line = `const token = '${madeUp.gitlab}';`;

/** Everything by which other scanners let the author of a pull request switch them off. */
const switches: Readonly<Record<string, string>> = {
  '.gitleaks.toml': "[allowlist]\npaths = ['''.*''']\nregexes = ['''.*''']\n",
  '.gitleaksignore': 'src/pay.ts:gitlab-pat:1\n',
  '.betterleaks.toml': "[[rules]]\nid = 'gitlab-pat'\nregex = 'never'\nkeywords = ['never']\n",
  '.secretlintrc.json': '{ "rules": [] }\n',
  '.trufflehog.yml': 'detectors: []\n',
  '.secrets.baseline': '{ "results": {} }\n',
  'baseline.json': '{ "version": 1, "fingerprints": [] }\n',
  'policy.yml': 'version: 1\n',
  'detectors/acme.toml': '',
  '.github/garde-fou.yml': 'version: 1\npolicies: { secrets: { enforcement: off } }\n',
  '.gitattributes': '*.ts binary -diff linguist-generated\n',
};

/** Paths that others exempt. */
const exempt = [
  'package-lock.json',
  'go.sum',
  'logo.svg',
  'vendor/ruby/key.rb',
  'jquery.min.js',
  'node_modules/a/index.js',
  'env/lib/python3/key.py',
  'test/fixtures/key.ts',
  'app.map',
];

describe('nothing in the pull request makes a secret pass', () => {
  test('neither files of scanners, nor comments, nor paths', async () => {
    scene = await openScene({ policy: secretPolicy(['allow: [{ path: "test/**", reason: made up }]']) });
    const pull = scene.propose({
      files: {
        ...switches,
        'src/pay.ts': `${line} // gitleaks:allow garde-fou:allow\n`,
        'src/next.ts': `// secretlint-disable-next-line\n${line}\n`,
        ...Object.fromEntries(exempt.map((path) => [path, `${line}\n`])),
      },
    });
    await scene.settled();
    const page = scene.page(pull);
    for (const path of ['src/pay.ts', 'src/next.ts', ...exempt]) expect(page).toContain(`${path}:`);
    expect(page).toContain('A comment beside');
    expect(page).toContain('does not list its fingerprint');
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('not even on the default branch, where a repository may only tighten', async () => {
    const own = `version: 1
policies:
  secrets:
    enforcement: warn
    in-history: off
    inline-allow: allow
    scan: { commits: head }
    detectors: { built-in: false, add: [{ id: gitlab-token, regex: "never-there", keywords: [never] }] }
    allow: [{ path: "**", reason: all }]
`;
    scene = await openScene({ policy: secretPolicy(), shop: { files: { '.github/garde-fou.yml': own } } });
    const pull = scene.propose({ files: { 'src/pay.ts': `${line} // garde-fou:allow\n` } });
    await scene.settled();
    const page = scene.page(pull);
    expect(page).toContain('Secret at the head');
    expect(page).toContain('garde-fou.yml');
    expect(scene.mayMerge(pull)).toBe(false);
  });
});

test.each([
  ['begins with true', `true${madeUp.gitlab.slice(10)}`],
  ['ends in null', `${madeUp.gitlab.slice(6, 20)}null`],
  ['holds false', `${madeUp.gitlab.slice(6, 14)}false${madeUp.gitlab.slice(14)}`],
])('a secret whose value %s is found like any other', async (_, value) => {
  scene = await openScene({ policy: secretPolicy() });
  const pull = scene.propose({ files: { 'src/pay.ts': `const api_secret = '${value}';\n` } });
  await scene.settled();
  expect(scene.page(pull)).toContain('Secret at the head');
});

const rule = (expression: string): string =>
  `[[rules]]\nid = "acme"\nregex = '''${expression}'''\nkeywords = ["acme_"]\n`;

test('the client’s own detector is looked for, and one that does not load holds the gate', async () => {
  const keys = ['detectors: { files: [detectors/acme.toml] }'];
  scene = await openScene({
    policy: secretPolicy(keys),
    controlFiles: { 'detectors/acme.toml': rule('acme_[0-9a-f]{32}') },
  });
  const pull = scene.propose({ files: { 'a.txt': `acme_${'7d9f0c3b5a1e8d26'.repeat(2)}\n` } });
  await scene.settled();
  expect(scene.page(pull)).toContain('Secret at the head');
  scene.as('claire-cto').push(`${SHOP.split('/')[0] ?? ''}/.garde-fou`, {
    branch: 'main',
    files: { 'detectors/acme.toml': rule('acme_(') },
  });
  await scene.settled();
  expect(scene.page(pull)).toContain('Cannot be used, `detectors/acme.toml`');
});
