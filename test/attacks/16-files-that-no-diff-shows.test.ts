import { expect, test } from 'vitest';

import { reviewsCodeowners } from '../../src/engine/rules/reviews-codeowners/rule.ts';
import { judged } from '../support/approvals.ts';
import { ask } from '../support/ask.ts';
import { account, changedFile, commit, facts, headSha, push, review } from '../support/facts.ts';
import { directory } from '../support/people.ts';

const policy = {
  requirements: [
    { name: 'anybody', require: { from: ['product', 'cto'] } },
    {
      name: 'cto',
      when: { 'changed-files': ['lib/payment/**', '.gitmodules', '**/.gitattributes'] },
      require: { from: ['cto'] },
    },
  ],
};
const approved = { reviews: [review('sophie-petit', 'approved')] };

test.each([
  ['a submodule in the place of a folder', changedFile({ path: 'lib/payment', kind: 'submodule' })],
  ['a symbolic link in the place of a folder', changedFile({ path: 'lib/payment', kind: 'symlink' })],
  ['an LFS pointer in the place of a folder', changedFile({ path: 'lib/payment', kind: 'lfs-pointer' })],
  [
    'a folder moved away to make place',
    changedFile({ path: 'old', previousPath: 'lib/payment', status: 'renamed', kind: 'submodule' }),
  ],
  ['.gitmodules', changedFile('.gitmodules')],
  ['.gitattributes', changedFile('src/.gitattributes')],
])('%s needs the approval that its content would need', (_, file) => {
  expect(judged({ ...approved, files: [file] }, policy).outcome).toBe('waiting');
});

test('a submodule belongs to the owner of the folder', () => {
  const told = facts({
    commits: [commit(headSha, 'an-karim')],
    files: [changedFile({ path: 'lib/payment', kind: 'submodule' })],
    recorded: { pushes: [push(headSha, 'an-karim')] },
    codeowners: { path: 'CODEOWNERS', text: '* @sophie-petit\n/lib/payment/ @claire-cto' },
    directory: directory(),
    permissions: new Map([[account('sophie-petit').id, 'write']]),
    ...approved,
  });
  expect(ask(reviewsCodeowners, { settings: { codeowners: { enabled: true } }, facts: told }).outcome).toBe('waiting');
});
