import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { checkedBranch, type CheckedBranch, ruleIn } from '../../test/support/checked-branch.ts';

const POLICY = 'version: 1\npolicies: { pull-request: { size: { maximum-changed-lines: 3 } } }\n';

let branch: CheckedBranch;

beforeEach(() => {
  branch = checkedBranch(POLICY);
});
afterEach(() => branch.repository.remove());

describe('a hostile repository', () => {
  test('runs none of its programs', async () => {
    const trap = join(dirname(branch.repository.folder), 'trap.sh');
    const sprung = join(dirname(branch.repository.folder), 'sprung');
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${sprung}'\ncat\n`);
    chmodSync(trap, 0o755);
    const settings = ['core.fsmonitor', 'diff.external', 'diff.trap.textconv', 'diff.trap.command', 'core.pager'];
    for (const setting of [...settings, 'filter.trap.clean', 'filter.trap.smudge', 'core.sshCommand', 'core.editor'])
      branch.repository.git('config', setting, trap);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout'])
      writeFileSync(join(branch.repository.folder, '.git/hooks', hook), `#!/bin/sh\n${trap}\n`, { mode: 0o755 });
    writeFileSync(join(branch.repository.folder, '.git/info/attributes'), '* diff=trap filter=trap merge=trap\n');
    const tree = branch.repository.git('rev-parse', 'HEAD^{tree}').trim();
    const head = branch.repository.git('commit-tree', tree, '-p', 'HEAD', '-m', 'Trap').trim();
    execFileSync('rm', ['-f', sprung]);
    expect((await branch.check('--head', head)).code).toBe(0);
    expect(existsSync(sprung)).toBe(false);
  });

  test('cannot have a missing object fetched', async () => {
    const trap = join(dirname(branch.repository.folder), 'trap.sh');
    const sprung = join(dirname(branch.repository.folder), 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`, { mode: 0o755 });
    branch.repository.write('a.txt', 'one\ntwo\n');
    branch.repository.commit();
    const blob = branch.repository.git('rev-parse', 'HEAD:a.txt').trim();
    execFileSync('rm', ['-f', join(branch.repository.folder, '.git/objects', blob.slice(0, 2), blob.slice(2))]);
    for (const [key, value] of [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', branch.repository.folder],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.uploadpack', trap],
    ] as const)
      branch.repository.git('config', key, value);
    expect((await branch.check('--base', 'main')).code).toBe(3);
    expect(existsSync(sprung)).toBe(false);
  });

  test('cannot swap a commit for another one by a replacement or a branch named like an id', async () => {
    branch.repository.write('a.txt', 'one\ntwo\nthree\nfour\nfive\n');
    const large = branch.repository.commit();
    branch.repository.git('checkout', '-q', 'main');
    const small = branch.repository.commit();
    branch.repository.git('replace', '-f', large, small);
    branch.repository.git('update-ref', `refs/heads/${large}`, small);
    const told = await branch.document('--base', 'main', '--head', large);
    expect(told.head).toBe(large);
    expect(ruleIn(told, 'pull-request/size')?.outcome).toBe('fail');
  });

  test('cannot have a tag taken for the target branch', async () => {
    branch.repository.write('a.txt', 'one\ntwo\nthree\nfour\nfive\n');
    const head = branch.repository.commit();
    branch.repository.git('tag', 'main', head);
    expect(ruleIn(await branch.document('--base', 'main'), 'pull-request/size')?.outcome).toBe('fail');
  });
});
