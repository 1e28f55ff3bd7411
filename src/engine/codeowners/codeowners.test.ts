import { describe, expect, test } from 'vitest';

import { directory } from '../../../test/support/people.ts';
import { decidingLine, ownersNamed, parseCodeowners, resolveOwner } from './codeowners.ts';

/** Owner of a path, as the examples of GitHub's documentation tell it; `none`: nobody. */
function ownersAt(text: string, path: string): string {
  const owners = parseCodeowners(text);
  return owners === null ? 'too large' : (decidingLine(owners, path)?.owners.join(' ') ?? 'none');
}

describe('the examples of GitHub’s documentation', () => {
  const example = `
# Each line is a file pattern followed by one or more owners.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @logger
/apps/ @octocat
/apps/github
/apps/secret @cto
`;
  test.each([
    ['README.md', '@global-owner1 @global-owner2'],
    ['src/deep/index.js', '@js-owner'],
    ['main.go', 'docs@example.com'],
    ['notes/a.txt', '@octo-org/octocats'],
    ['build/logs/a/b.bin', '@logger'],
    ['x/build/logs/a.bin', '@logger'],
    ['deeply/nested/logs/a.bin', '@logger'],
    ['docs/getting-started.md', '@doctocat'],
    ['x/apps/main.c', '@octocat'],
    ['apps/main.c', '@octocat'],
    ['apps/github', ''],
    ['apps/github/workflow.yml', ''],
    ['apps/githubber/a.c', '@octocat'],
    ['apps/secret/key.c', '@cto'],
    ['scripts/run.sh', '@doctocat @octocat'],
  ])('%s belongs to "%s"', (path, owners) => {
    expect(ownersAt(example, path)).toBe(owners);
  });
});

describe('a pattern', () => {
  test.each<[string, string, boolean]>([
    ['*', 'a/b/c', true],
    ['*', '.github/workflows/ci.yml', true],
    ['/*', 'README.md', true],
    ['/*', 'src/README.md', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['docs/**', 'docs/build-app/troubleshooting.md', true],
    ['docs/**', 'docs', false],
    ['/docs/', 'docs/a/b.md', true],
    ['/docs/', 'docs', false],
    ['/docs/', 'x/docs/a.md', false],
    ['docs/', 'x/docs/a.md', true],
    ['docs/', 'mydocs/a.md', false],
    ['apps', 'apps', true],
    ['apps', 'x/apps/y/z', true],
    ['apps', 'myapps/y', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['**/logs', 'logs/x', true],
    ['/src/*.ts', 'src/a.ts', true],
    ['/src/*.ts', 'src/x/a.ts', false],
    ['src/*/index.ts', 'src/x/index.ts', true],
    ['*.js', 'a.jsx', false],
    ['*.js', '.js', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['README.MD', 'readme.md', false],
    ['my\\ file.txt', 'my file.txt', true],
    ['a.c', 'abc', false],
    ['\u00e9t\u00e9/', 'e\u0301te\u0301/a', true],
    ['(a|b)', 'a', false],
  ])('%s against %s: %s', (pattern, path, matches) => {
    expect(ownersAt(`${pattern} @o`, path)).toBe(matches ? '@o' : 'none');
  });

  test.each(['!docs @o', '[Dd]ocs @o', '\\#file @o', 'a//b @o', '/ @o', '* owner', '* @a/b/c', '* @', 'a @o extra!'])(
    'GitHub skips the line "%s", and it is named',
    (line) => {
      expect(parseCodeowners(`# first\n${line}\n`)).toEqual({ lines: [], invalid: [2] });
    },
  );

  test('with many stars takes no longer for a hostile path', () => {
    expect(ownersAt(`${'*a'.repeat(40)}b @o`, 'a'.repeat(4000))).toBe('none');
  });
});

describe('the file', () => {
  test('the last match wins, wherever the owners are fewer', () => {
    expect(ownersAt('/src/ @cto\n* @everybody', 'src/a.ts')).toBe('@everybody');
  });
  test.each(['# * @a', '', '   ', '\t# x'])('the line "%s" says nothing', (line) => {
    expect(parseCodeowners(line)).toEqual({ lines: [], invalid: [] });
  });
  test('Windows line ends are line ends', () => {
    expect(ownersAt('* @a\r\n/b @b\r\n', 'b')).toBe('@b');
  });
  test('of 3 MB or more is not loaded by GitHub either', () => {
    expect(parseCodeowners(`#${'x'.repeat(2_999_998)}`)).not.toBeNull();
    expect(parseCodeowners(`#${'x'.repeat(2_999_999)}`)).toBeNull();
    expect(parseCodeowners(`#${'🙂'.repeat(749_999)}xx`)).not.toBeNull();
    expect(parseCodeowners(`#${'é'.repeat(1_500_000)}`)).toBeNull();
  });
  test('tells every name that must be resolved, and no e-mail: nobody tells whose it is', () => {
    expect(ownersNamed('* @Claire-CTO @acme/Produit a@b.fr\n/x @claire-cto @dependabot[bot]')).toEqual({
      users: ['claire-cto', 'dependabot[bot]'],
      teams: ['acme/produit'],
    });
  });
  test.each(['# * @a', '* # @a', '* @a/b/c', '/x[ @a', '* @a @', '!x @a'])(
    'names nobody in the line "%s", as GitHub reads it',
    (line) => {
      expect(ownersNamed(line)).toEqual({ users: [], teams: [] });
    },
  );
  test('has five hundred owners looked up at most', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `/f${index} @owner-${index}`);
    expect(ownersNamed(lines.join('\n')).users).toHaveLength(500);
  });
});

describe('an owner', () => {
  test.each([
    ['@claire-cto', 'found'],
    ['@Claire-CTO', 'found'],
    ['@acme-boutique/produit', 'found'],
    ['@acme-boutique/nobody', 'unresolved'],
    ['@ghost', 'unresolved'],
    ['claire@example.org', 'unresolved'],
  ])('%s is %s', (owner, state) => {
    expect(resolveOwner(owner, directory()).state).toBe(state);
  });
});
