import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type GitRepository, gitRepository } from '../../test/support/git-repository.ts';
import { type Ran, runCommand } from '../../test/support/run-command.ts';
import { type CheckDocument, checkDocument } from '../check/document.ts';
import { rangeOf, readLocalFacts } from '../check/local-facts.ts';
import { openRepository } from '../platform/git/open-repository.ts';
import { tipNamed } from '../platform/git/revisions.ts';

const NOW = '2026-10-14T10:00:00Z';
const POLICY = `version: 1
policies:
  pull-request:
    size: { maximum-changed-lines: 3 }
    commit-messages: { matches: "^[A-Z]" }
    title: { matches: "^feat" }
  reviews:
    requirements:
      - name: somebody
        require: { approvals: 1 }
`;

let repository: GitRepository;
let policy: string;

beforeEach(() => {
  repository = gitRepository();
  policy = join(dirname(repository.folder), 'policy.yml');
  writeFileSync(policy, POLICY);
  repository.write('a.txt', 'one\n');
  repository.commit();
  repository.git('checkout', '-q', '-b', 'feature');
});
afterEach(() => repository.remove());

const check = (...args: readonly string[]): Promise<Ran> =>
  runCommand(['check', '--policy', policy, ...args], repository.folder);

async function document(...args: readonly string[]): Promise<CheckDocument> {
  const { out, err } = await check('--json', ...args);
  expect(err).toBe('');
  return checkDocument.parse(JSON.parse(out));
}

const rule = ({ families }: CheckDocument, name: string) =>
  families.flatMap(({ rules }) => rules).find((one) => one.rule === name);

/** Git for another folder, which may speak to other repositories on this machine. */
const gitIn = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });

describe('on a branch', () => {
  test('judges what commits tell and names what only GitHub knows', async () => {
    repository.write('a.txt', 'one\ntwo\n');
    const head = repository.commit();
    const told = await document();
    expect(told).toMatchObject({ outcome: 'pass', conclusion: 'success', head, base: 'main' });
    expect(rule(told, 'pull-request/size')).toMatchObject({ outcome: 'pass', reasons: [{ values: { lines: 1 } }] });
    expect(rule(told, 'pull-request/commit-messages')?.outcome).toBe('pass');
    expect(told.families.map(({ family }) => family)).toEqual(['pull-request']);
    const left = new Map(told.notChecked.map((one) => [one.rule, one.needs]));
    expect(left.get('pull-request/title')).toEqual(['change']);
    expect(left.get('pull-request/hidden-text')).toEqual(['change']);
    expect(left.get('reviews/requirements')).toContain('reviews');
  });

  test('fails one line above the most that the policy allows, and ends with 1', async () => {
    repository.write('a.txt', 'one\ntwo\nthree\nfour\n');
    repository.commit();
    expect((await check()).code).toBe(0);
    repository.write('b.txt', 'five\n');
    repository.commit('lower case');
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('4 changed lines');
    expect(out).toContain('Not checked here');
    expect(out).toContain('advisory');
  });

  test('speaks French', async () => {
    repository.commit();
    expect((await check('--lang', 'fr')).out).toContain('à titre indicatif');
  });

  test('looks at what is committed and says so', async () => {
    repository.commit();
    repository.write('a.txt', 'x\n'.repeat(100));
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toContain('Only what is committed');
  });

  test('counts binaries, symlinks, submodules, pointers and renames as what they are', async () => {
    repository.write('kept.txt', 'same\n'.repeat(20));
    repository.commit();
    repository.git('branch', '-f', 'main');
    repository.git('mv', 'kept.txt', 'moved.txt');
    repository.write('image.bin', Uint8Array.of(0, 1, 2));
    repository.write('big.dat', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
    symlinkSync('/etc/passwd', join(repository.folder, 'link'));
    repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
    repository.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ../sub\n\tignore = all\n');
    repository.git('add', 'image.bin', 'big.dat', 'link', '.gitmodules');
    repository.git('commit', '-q', '-m', 'Many kinds');
    // Of the link one line, of the pointer three, of .gitmodules four; a rename changes nothing.
    expect(rule(await document(), 'pull-request/size')?.reasons).toMatchObject([{ values: { lines: 8, files: 6 } }]);
  });

  test('takes paths that are no UTF-8', async () => {
    const name = Buffer.concat([Buffer.from(`${repository.folder}/caf`), Buffer.of(0xe9)]);
    writeFileSync(name, 'x\n');
    repository.commit();
    expect(rule(await document(), 'pull-request/size')?.reasons).toMatchObject([{ values: { files: 1 } }]);
  });

  test('asks for the name of the branch only where there is one', async () => {
    writeFileSync(policy, 'version: 1\npolicies: { pull-request: { branch: { matches: "^feature$" } } }\n');
    const head = repository.commit();
    expect(rule(await document(), 'pull-request/branch')?.outcome).toBe('pass');
    const detached = await document('--head', head);
    expect(detached.notChecked.map((one) => one.rule)).toContain('pull-request/branch');
  });
});

describe('the policy', () => {
  test('that is named nowhere is wrong use', async () => {
    const { code, err } = await runCommand(['check'], repository.folder);
    expect(code).toBe(2);
    expect(err).toContain('--policy FILE');
  });

  test('is found in the control repository beside this one, never inside it', async () => {
    repository.write('.garde-fou/policy.yml', POLICY);
    expect((await runCommand(['check'], repository.folder)).code).toBe(2);
    const beside = join(dirname(repository.folder), '.garde-fou');
    mkdirSync(beside);
    writeFileSync(join(beside, 'policy.yml'), POLICY);
    expect((await runCommand(['check'], repository.folder)).code).toBe(0);
  });

  test('that does not load says where and ends with 2', async () => {
    writeFileSync(policy, 'version: 1\npolicys: {}\n');
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain('policy.yml:2:1');
  });

  test('is tightened by the file of the target branch, not by the head’s', async () => {
    repository.write(
      '.github/garde-fou.yml',
      'version: 1\npolicies: { pull-request: { size: { maximum-changed-lines: 1 } } }\n',
    );
    const own = repository.commit();
    expect(rule(await document(), 'pull-request/size')?.reasons).toMatchObject([{ values: { limit: 3 } }]);
    expect(rule(await document('--base', own), 'pull-request/size')?.reasons).toMatchObject([{ values: { limit: 1 } }]);
  });
});

describe('history', () => {
  test('without a common commit is not verifiable and ends with 3', async () => {
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.commit('Another root');
    expect((await check()).code).toBe(3);
  });

  test.each(['--base', '--head'])('%s that names nothing is wrong use, even spelt as an option', async (option) => {
    for (const name of ['nothing', '--all', '--output=stolen']) {
      const { code, err } = await check(`${option}=${name}`);
      expect(code).toBe(2);
      expect(err).toContain('names no commit here');
    }
    expect(existsSync(join(repository.folder, 'stolen'))).toBe(false);
  });

  test('of a shallow clone that is cut within the change is not verifiable', async () => {
    for (const text of ['two', 'three', 'four']) {
      repository.write('a.txt', `${text}\n`);
      repository.commit();
    }
    const clone = join(dirname(repository.folder), 'clone');
    gitIn(repository.folder, 'clone', '-q', '--depth=2', '--no-single-branch', `file://${repository.folder}`, clone);
    const { code, out } = await runCommand(['check', '--policy', policy, '--base', 'main'], clone);
    expect(code).toBe(3);
    expect(out).toContain('only part of the history');
    gitIn(clone, 'fetch', '-q', '--unshallow');
    expect((await runCommand(['check', '--policy', policy, '--base', 'main'], clone)).code).toBe(0);
  });

  test('that crosses is in dispute where its ancestors disagree', async () => {
    const [left, right] = ['left', 'right'].map((name) => {
      repository.git('checkout', '-q', '-B', name, 'main');
      repository.write(`${name}.txt`, 'x\n');
      return repository.commit();
    });
    repository.git('checkout', '-q', '-B', 'feature', left ?? '');
    repository.git('merge', '-q', '--no-edit', right ?? '');
    repository.git('checkout', '-q', '-B', 'main', right ?? '');
    repository.git('merge', '-q', '--no-edit', left ?? '');
    const found = await openRepository(repository.folder);
    const [base, head] = [await tipNamed(found.root, 'main'), await tipNamed(found.root, 'feature')];
    const range = await rangeOf(found, base, head);
    const { pieces } = await readLocalFacts(found, range, { now: NOW, wanted: new Set(), reports: null });
    expect(new Set(range.forks)).toEqual(new Set([left, right]));
    expect(pieces.files).toMatchObject({ known: true, value: { disputed: ['left.txt', 'right.txt'] } });
  });
});

describe('a hostile repository', () => {
  test('runs none of its programs', async () => {
    const trap = join(dirname(repository.folder), 'trap.sh');
    const sprung = join(dirname(repository.folder), 'sprung');
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${sprung}'\ncat\n`);
    chmodSync(trap, 0o755);
    const settings = ['core.fsmonitor', 'diff.external', 'diff.trap.textconv', 'diff.trap.command', 'core.pager'];
    for (const setting of [...settings, 'filter.trap.clean', 'filter.trap.smudge', 'core.sshCommand', 'core.editor'])
      repository.git('config', setting, trap);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout'])
      writeFileSync(join(repository.folder, '.git/hooks', hook), `#!/bin/sh\n${trap}\n`, { mode: 0o755 });
    writeFileSync(join(repository.folder, '.git/info/attributes'), '* diff=trap filter=trap merge=trap\n');
    const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
    const head = repository.git('commit-tree', tree, '-p', 'HEAD', '-m', 'Trap').trim();
    execFileSync('rm', ['-f', sprung]);
    expect((await check('--head', head)).code).toBe(0);
    expect(existsSync(sprung)).toBe(false);
  });

  test('cannot have a missing object fetched', async () => {
    const trap = join(dirname(repository.folder), 'trap.sh');
    const sprung = join(dirname(repository.folder), 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`, { mode: 0o755 });
    repository.write('a.txt', 'one\ntwo\n');
    repository.commit();
    const blob = repository.git('rev-parse', 'HEAD:a.txt').trim();
    execFileSync('rm', ['-f', join(repository.folder, '.git/objects', blob.slice(0, 2), blob.slice(2))]);
    for (const [key, value] of [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', repository.folder],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.uploadpack', trap],
    ] as const)
      repository.git('config', key, value);
    expect((await check('--base', 'main')).code).toBe(3);
    expect(existsSync(sprung)).toBe(false);
  });

  test('cannot swap a commit for another one by a replacement or a branch named like an id', async () => {
    repository.write('a.txt', 'one\ntwo\nthree\nfour\nfive\n');
    const large = repository.commit();
    repository.git('checkout', '-q', 'main');
    const small = repository.commit();
    repository.git('replace', '-f', large, small);
    repository.git('update-ref', `refs/heads/${large}`, small);
    const told = await document('--base', 'main', '--head', large);
    expect(told.head).toBe(large);
    expect(rule(told, 'pull-request/size')?.outcome).toBe('fail');
  });

  test('cannot have a tag taken for the target branch', async () => {
    repository.write('a.txt', 'one\ntwo\nthree\nfour\nfive\n');
    const head = repository.commit();
    repository.git('tag', 'main', head);
    expect(rule(await document('--base', 'main'), 'pull-request/size')?.outcome).toBe('fail');
  });
});

test('outside a repository is wrong use', async () => {
  const { code, err } = await runCommand(['check', '--policy', policy], dirname(repository.folder));
  expect(code).toBe(2);
  expect(err).toContain('There is no git repository');
});
