import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { checkedBranch, type CheckedBranch, ruleIn } from '../../test/support/checked-branch.ts';
import { runCommand } from '../../test/support/run-command.ts';
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

let branch: CheckedBranch;

beforeEach(() => {
  branch = checkedBranch(POLICY);
});
afterEach(() => branch.repository.remove());

/** Git for another folder, which may speak to other repositories on this machine. */
const gitIn = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });

describe('on a branch', () => {
  test('judges what commits tell and names what only GitHub knows', async () => {
    branch.repository.write('a.txt', 'one\ntwo\n');
    const head = branch.repository.commit();
    const told = await branch.document();
    expect(told).toMatchObject({ outcome: 'pass', conclusion: 'success', head, base: 'main' });
    expect(ruleIn(told, 'pull-request/size')).toMatchObject({ outcome: 'pass', reasons: [{ values: { lines: 1 } }] });
    expect(ruleIn(told, 'pull-request/commit-messages')?.outcome).toBe('pass');
    expect(told.families.map(({ family }) => family)).toEqual(['pull-request']);
    const left = new Map(told.notChecked.map((one) => [one.rule, one.needs]));
    expect(left.get('pull-request/title')).toEqual(['change']);
    expect(left.get('pull-request/hidden-text')).toEqual(['change']);
    expect(left.get('reviews/requirements')).toContain('reviews');
  });

  test('fails one line above the most that the policy allows, and ends with 1', async () => {
    branch.repository.write('a.txt', 'one\ntwo\nthree\nfour\n');
    branch.repository.commit();
    expect((await branch.check()).code).toBe(0);
    branch.repository.write('b.txt', 'five\n');
    branch.repository.commit('lower case');
    const { code, out } = await branch.check();
    expect(code).toBe(1);
    expect(out).toContain('4 changed lines');
    expect(out).toContain('Not checked here');
    expect(out).toContain('advisory');
  });

  test('speaks French', async () => {
    branch.repository.commit();
    const { out } = await branch.check('--lang', 'fr');
    expect(out).toContain('à titre indicatif');
    expect(out).toContain('Conforme pour ce qui peut être vérifié ici');
  });

  test('says first when rules that block were not checked here, and only then', async () => {
    branch.repository.commit();
    const { code, out } = await branch.check();
    expect(code).toBe(0);
    const { notChecked } = await branch.document();
    expect(out.split('\n')[0]).toContain(
      `In order as far as it can be checked here; ${notChecked.length} rules are for the App`,
    );
    expect(out).not.toContain('every policy is met');
    writeFileSync(branch.policy, 'version: 1\npolicies: { pull-request: { enforcement: warn } }\n');
    expect((await branch.document()).notChecked.map(({ rule }) => rule)).toEqual(['pull-request/hidden-text']);
    expect((await branch.check()).out.split('\n')[0]).toContain('In order: no policy applies');
  });

  test('looks at what is committed and says so', async () => {
    branch.repository.commit();
    branch.repository.write('a.txt', 'x\n'.repeat(100));
    const { code, out } = await branch.check();
    expect(code).toBe(0);
    expect(out).toContain('Only what is committed');
  });

  test('counts binaries, symlinks, submodules, pointers and renames as what they are', async () => {
    branch.repository.write('kept.txt', 'same\n'.repeat(20));
    branch.repository.commit();
    branch.repository.git('branch', '-f', 'main');
    branch.repository.git('mv', 'kept.txt', 'moved.txt');
    branch.repository.write('image.bin', Uint8Array.of(0, 1, 2));
    branch.repository.write('big.dat', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
    symlinkSync('/etc/passwd', join(branch.repository.folder, 'link'));
    branch.repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
    branch.repository.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ../sub\n\tignore = all\n');
    branch.repository.git('add', 'image.bin', 'big.dat', 'link', '.gitmodules');
    branch.repository.git('commit', '-q', '-m', 'Many kinds');
    // Of the link one line, of the pointer three, of .gitmodules four; a rename changes nothing.
    expect(ruleIn(await branch.document(), 'pull-request/size')?.reasons).toMatchObject([
      { values: { lines: 8, files: 6 } },
    ]);
  });

  test('takes paths that are no UTF-8', async () => {
    const name = Buffer.concat([Buffer.from(`${branch.repository.folder}/caf`), Buffer.of(0xe9)]);
    writeFileSync(name, 'x\n');
    branch.repository.commit();
    expect(ruleIn(await branch.document(), 'pull-request/size')?.reasons).toMatchObject([{ values: { files: 1 } }]);
  });

  test('asks for the name of the branch only where there is one', async () => {
    writeFileSync(branch.policy, 'version: 1\npolicies: { pull-request: { branch: { matches: "^feature$" } } }\n');
    const head = branch.repository.commit();
    expect(ruleIn(await branch.document(), 'pull-request/branch')?.outcome).toBe('pass');
    const detached = await branch.document('--head', head);
    expect(detached.notChecked.map((one) => one.rule)).toContain('pull-request/branch');
  });
});

describe('the policy', () => {
  test('that is named nowhere is wrong use', async () => {
    const { code, err } = await runCommand(['check'], branch.repository.folder);
    expect(code).toBe(2);
    expect(err).toContain('--policy FILE');
  });

  test('is found in the control repository beside this one, never inside it', async () => {
    branch.repository.write('.garde-fou/policy.yml', POLICY);
    expect((await runCommand(['check'], branch.repository.folder)).code).toBe(2);
    const beside = join(dirname(branch.repository.folder), '.garde-fou');
    mkdirSync(beside);
    writeFileSync(join(beside, 'policy.yml'), POLICY);
    expect((await runCommand(['check'], branch.repository.folder)).code).toBe(0);
  });

  test('that does not load says where and ends with 2', async () => {
    writeFileSync(branch.policy, 'version: 1\npolicys: {}\n');
    const { code, out } = await branch.check();
    expect(code).toBe(2);
    expect(out).toContain('policy.yml:2:1');
  });

  test('is tightened by the file of the target branch, not by the head’s', async () => {
    branch.repository.write(
      '.github/garde-fou.yml',
      'version: 1\npolicies: { pull-request: { size: { maximum-changed-lines: 1 } } }\n',
    );
    const own = branch.repository.commit();
    expect(ruleIn(await branch.document(), 'pull-request/size')?.reasons).toMatchObject([{ values: { limit: 3 } }]);
    expect(ruleIn(await branch.document('--base', own), 'pull-request/size')?.reasons).toMatchObject([
      { values: { limit: 1 } },
    ]);
  });

  test('is judged without the file of the target branch where it changes that file alone', async () => {
    const file = '.github/garde-fou.yml';
    branch.repository.write(file, 'version: 1\npolicies: { pull-request: { size: { maximum-changed-lines: 1 } } }\n');
    const own = branch.repository.commit();
    const limit = async (): Promise<unknown> =>
      ruleIn(await branch.document('--base', own), 'pull-request/size')?.reasons[0]?.values['limit'];
    branch.repository.write(file, 'version: 1\n');
    branch.repository.commit();
    expect(await limit()).toBe(3);
    branch.repository.write('src/beside.ts', 'export const beside = 1;\n');
    branch.repository.commit();
    expect(await limit()).toBe(1);
  });
});

describe('history', () => {
  test('without a common commit is not verifiable and ends with 3', async () => {
    branch.repository.git('checkout', '-q', '--orphan', 'other');
    branch.repository.commit('Another root');
    expect((await branch.check()).code).toBe(3);
  });

  test.each(['--base', '--head'])('%s that names nothing is wrong use, even spelt as an option', async (option) => {
    for (const name of ['nothing', '--all', '--output=stolen']) {
      const { code, err } = await branch.check(`${option}=${name}`);
      expect(code).toBe(2);
      expect(err).toContain('names no commit here');
    }
    expect(existsSync(join(branch.repository.folder, 'stolen'))).toBe(false);
  });

  test('of a shallow clone that is cut within the change is not verifiable', async () => {
    for (const text of ['two', 'three', 'four']) {
      branch.repository.write('a.txt', `${text}\n`);
      branch.repository.commit();
    }
    const clone = join(dirname(branch.repository.folder), 'clone');
    gitIn(
      branch.repository.folder,
      'clone',
      '-q',
      '--depth=2',
      '--no-single-branch',
      `file://${branch.repository.folder}`,
      clone,
    );
    const { code, out } = await runCommand(['check', '--policy', branch.policy, '--base', 'main'], clone);
    expect(code).toBe(3);
    expect(out).toContain('only part of the history');
    gitIn(clone, 'fetch', '-q', '--unshallow');
    expect((await runCommand(['check', '--policy', branch.policy, '--base', 'main'], clone)).code).toBe(0);
  });

  test('that crosses is in dispute where its ancestors disagree', async () => {
    const [left, right] = ['left', 'right'].map((name) => {
      branch.repository.git('checkout', '-q', '-B', name, 'main');
      branch.repository.write(`${name}.txt`, 'x\n');
      return branch.repository.commit();
    });
    branch.repository.git('checkout', '-q', '-B', 'feature', left ?? '');
    branch.repository.git('merge', '-q', '--no-edit', right ?? '');
    branch.repository.git('checkout', '-q', '-B', 'main', right ?? '');
    branch.repository.git('merge', '-q', '--no-edit', left ?? '');
    const found = await openRepository(branch.repository.folder);
    const [base, head] = [await tipNamed(found.root, 'main'), await tipNamed(found.root, 'feature')];
    const range = await rangeOf(found, base, head);
    const { pieces } = await readLocalFacts(found, range, {
      now: NOW,
      wanted: new Set(),
      reports: null,
      secrets: null,
      isMeasured: () => true,
    });
    expect(new Set(range.forks)).toEqual(new Set([left, right]));
    expect(pieces.files).toMatchObject({ known: true, value: { disputed: ['left.txt', 'right.txt'] } });
  });
});

test('outside a repository is wrong use', async () => {
  const { code, err } = await runCommand(['check', '--policy', branch.policy], dirname(branch.repository.folder));
  expect(code).toBe(2);
  expect(err).toContain('There is no git repository');
});
