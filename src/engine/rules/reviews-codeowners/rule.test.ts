import { describe, expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import {
  account,
  changedFile,
  commit,
  facts,
  headSha,
  push,
  review,
  type Told,
} from '../../../../test/support/facts.ts';
import { directory, roster } from '../../../../test/support/people.ts';
import { reviewsCodeowners } from './rule.ts';

const told = {
  vendors: { 'agence-nord': ['an-lea', 'an-karim'] },
  teams: { produit: ['sophie-petit', 'paul-martin'], mixed: ['an-lea', 'sophie-petit'], vendors: ['an-lea'] },
};
const permissions = new Map(
  ['sophie-petit', 'claire-cto', 'an-lea'].map((login) => [account(login).id, 'write' as const]),
);

function judged(text: string | null, given: Told, perScope = 1): ReturnType<typeof ask> {
  return ask(reviewsCodeowners, {
    settings: { codeowners: { enabled: true, 'approvals-per-scope': perScope } },
    people: roster(told),
    facts: facts({
      commits: [commit(headSha, 'an-karim')],
      files: ['src/pay.ts'],
      recorded: { pushes: [push(headSha, 'an-karim')] },
      codeowners: text === null ? null : { path: '.github/CODEOWNERS', text },
      directory: directory(told),
      permissions,
      ...given,
    }),
  });
}

const sophie = { reviews: [review('sophie-petit', 'approved')] };
const claire = { reviews: [review('claire-cto', 'approved')] };
const both = { reviews: [...sophie.reviews, ...claire.reviews] };

describe('owners of the changed files', () => {
  test.each<[string, string | null, Told, [outcome: string, key: string]]>([
    ['approve', '* @sophie-petit', sophie, ['pass', 'scope-pass']],
    ['approve as members of a team', '* @acme-boutique/produit', sophie, ['pass', 'scope-pass']],
    ['are waited for', '* @claire-cto', sophie, ['waiting', 'scope-waiting']],
    [
      'are those of the last line that matches',
      '/src/ @claire-cto\n* @sophie-petit',
      claire,
      ['waiting', 'scope-waiting'],
    ],
    [
      'must approve every scope, not only the last file’s',
      '* @sophie-petit\n/docs/ @claire-cto',
      { ...sophie, files: ['docs/a.md', 'src/pay.ts'] },
      ['waiting', 'scope-waiting'],
    ],
    [
      'own both paths of a rename',
      '/old/ @claire-cto\n/new/ @sophie-petit',
      { ...sophie, files: [changedFile({ path: 'new/a', previousPath: 'old/a', status: 'renamed' })] },
      ['waiting', 'scope-waiting'],
    ],
    [
      'own a submodule as a folder',
      '/lib/ @claire-cto',
      { files: [changedFile({ path: 'lib', kind: 'submodule' })] },
      ['waiting', 'scope-waiting'],
    ],
    ['own nothing on a line without owners', '* @claire-cto\n/src/', {}, ['not-applicable', 'no-owner']],
    ['own nothing that no line names', '/docs/ @claire-cto', {}, ['not-applicable', 'no-owner']],
    ['are not asked without a file', null, {}, ['not-applicable', 'no-file']],
    [
      'that are only vendors refuse',
      '* @an-lea @acme-boutique/vendors',
      { reviews: [review('an-lea', 'approved')] },
      ['fail', 'owners-are-vendors'],
    ],
    [
      'do not include the vendors of a mixed team',
      '* @acme-boutique/mixed',
      { reviews: [review('an-lea', 'approved')] },
      ['waiting', 'scope-waiting'],
    ],
    [
      'whom nobody can identify block, even beside one who approved',
      '\n* @sophie-petit @ghost',
      sophie,
      ['undetermined', 'owner-unresolved'],
    ],
    [
      'by e-mail block when nobody can tell whose it is',
      '* sophie@example.org',
      sophie,
      ['undetermined', 'owner-unresolved'],
    ],
    [
      'whom nobody can identify do not block elsewhere',
      '/docs/ @ghost\n/src/ @sophie-petit',
      sophie,
      ['pass', 'scope-pass'],
    ],
    ['on a line that cannot be read block', '* @sophie-petit\n!src @x', sophie, ['undetermined', 'line-invalid']],
    [
      'in a file of 3 MB block',
      `#${'x'.repeat(3_000_000)}\n* @sophie-petit`,
      sophie,
      ['undetermined', 'file-too-large'],
    ],
    [
      'who are all contributors can be replaced only by the client',
      '* @sophie-petit',
      { ...sophie, commits: [commit(headSha, 'sophie-petit')] },
      ['waiting', 'scope-stuck'],
    ],
  ])('%s', (_, text, given, [outcome, key]) => {
    const answer = judged(text, given);
    expect(answer.outcome).toBe(outcome);
    expect(answer.reasons.map((reason) => reason.key)).toContain(key);
  });

  test('are as many as the policy asks for in each scope', () => {
    expect(judged('* @sophie-petit @claire-cto', sophie, 2).outcome).toBe('waiting');
    expect(judged('* @sophie-petit @claire-cto', both, 2).outcome).toBe('pass');
  });

  test('that nobody can identify are named with their line', () => {
    expect(judged('# owners\n* @ghost', sophie)).toMatchObject({
      reasons: [
        {
          key: 'owner-unresolved',
          values: { owners: ['@ghost'], line: 2 },
          at: { path: '.github/CODEOWNERS', line: 2 },
        },
      ],
      clientMustAct: true,
    });
  });

  test('are told by role, never by name, while they are waited for', () => {
    const answer = judged('* @claire-cto', {});
    expect(answer.waitsFor).toEqual([{ term: 'role.cto' }]);
    expect(JSON.stringify(answer.reasons)).not.toContain('claire');
  });

  test.each(['codeowners', 'commits', 'directory', 'files', 'recorded', 'reviews', 'permissions', 'comments'] as const)(
    'are not verifiable without %s',
    (piece) => {
      expect(judged('* @sophie-petit', { ...sophie, unread: [piece] }).outcome).toBe('undetermined');
    },
  );
});
