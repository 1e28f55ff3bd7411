import { describe, expect, test } from 'vitest';

import { changedFile } from '../../../test/support/facts.ts';
import { type Case, stateOf } from '../../../test/support/state-of.ts';

const renamed = changedFile({ path: 'docs/pay.ts', previousPath: 'src/payment/pay.ts', status: 'renamed' });
const submodule = changedFile({ path: 'vendor/lib', kind: 'submodule' });
const pay = { 'changed-files': ['src/payment/**'] };

describe('files', () => {
  test.each<Case>([
    ['changed', pay, { files: ['src/payment/pay.ts'] }, 'yes'],
    ['changed elsewhere', pay, { files: ['src/cart.ts'] }, 'no'],
    ['changed in another case', pay, { files: ['src/Payment/pay.ts'] }, 'no'],
    ['changed under a dot', { 'changed-files': ['**/*.yml'] }, { files: ['.github/workflows/ci.yml'] }, 'yes'],
    ['a rename counts at its old path', pay, { files: [renamed] }, 'yes'],
    ['a rename counts at its new path', { 'changed-files': ['docs/**'] }, { files: [renamed] }, 'yes'],
    ['a path in decomposed Unicode', { 'changed-files': ['été/**'] }, { files: ['e\u0301te\u0301/a'] }, 'yes'],
    ['a pattern with ! takes out', { 'changed-files': ['src/**', '!src/gen/**'] }, { files: ['src/gen/a.ts'] }, 'no'],
    ['a submodule matches as a folder', { 'changed-files': ['vendor/lib/**'] }, { files: [submodule] }, 'yes'],
    [
      'a symbolic link matches as a folder',
      { 'changed-files': ['lib/**'] },
      { files: [changedFile({ path: 'lib', kind: 'symlink' })] },
      'yes',
    ],
    [
      'an LFS pointer matches as a folder',
      { 'changed-files': ['big/**'] },
      { files: [changedFile({ path: 'big', kind: 'lfs-pointer' })] },
      'yes',
    ],
    ['.gitmodules matches as a folder', { 'changed-files': ['.gitmodules/**'] }, { files: ['.gitmodules'] }, 'yes'],
    ['a plain file is no folder', { 'changed-files': ['vendor/lib/**'] }, { files: ['vendor/lib'] }, 'no'],
    ['a disputed path is unsure', pay, { disputed: ['src/payment/pay.ts'] }, 'unknown'],
    ['a disputed path elsewhere is not', pay, { disputed: ['src/cart.ts'] }, 'no'],
    ['only', { 'only-changed-files': ['docs/**'] }, { files: ['docs/a.md', 'docs/b.md'] }, 'yes'],
    ['only, and one other', { 'only-changed-files': ['docs/**'] }, { files: ['docs/a.md', 'a.md'] }, 'no'],
    ['only, over no file at all', { 'only-changed-files': ['**'] }, {}, 'no'],
    ['only, with a rename from elsewhere', { 'only-changed-files': ['docs/**'] }, { files: [renamed] }, 'no'],
    [
      'only, with a disputed path elsewhere',
      { 'only-changed-files': ['docs/**'] },
      { files: ['docs/a.md'], disputed: ['src/a.ts'] },
      'unknown',
    ],
    ['not changed', { 'not-changed-files': ['src/**'] }, { files: ['docs/a.md'] }, 'yes'],
    ['not changed, but moved away', { 'not-changed-files': ['src/**'] }, { files: [renamed] }, 'no'],
    ['not changed, unless disputed', { 'not-changed-files': ['src/**'] }, { disputed: ['src/a'] }, 'unknown'],
    ['added', { 'added-files': ['**'] }, { files: [changedFile({ path: 'a', status: 'added' })] }, 'yes'],
    ['added by a rename', { 'added-files': ['docs/**'] }, { files: [renamed] }, 'yes'],
    ['added, but only modified', { 'added-files': ['**'] }, { files: ['a'] }, 'no'],
    ['removed', { 'removed-files': ['**'] }, { files: [changedFile({ path: 'a', status: 'removed' })] }, 'yes'],
    ['removed by a rename', { 'removed-files': ['src/**'] }, { files: [renamed] }, 'yes'],
    ['not removed by a copy', { 'removed-files': ['src/**'] }, { files: [{ ...renamed, status: 'copied' }] }, 'no'],
    ['unread files', pay, { unread: ['files'] }, 'unknown'],
  ])('%s', (_, written, told, state) => {
    expect(stateOf(written, told)).toBe(state);
  });
});
