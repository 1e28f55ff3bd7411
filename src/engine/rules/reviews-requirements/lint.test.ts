import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { read } from '../../../../test/support/ask.ts';
import { combined, decided, namesIn, type Result } from './combine.ts';
import { lint } from './lint.ts';
import type { Combination } from './requirement.ts';
import { type Settings, settings } from './settings.ts';

const context = { roles: ['product', 'cto'] };
const client = { name: 'client', require: { approvals: 1, from: ['product'] } };
const free = { approvals: 0 };

function problems(written: Readonly<Record<string, unknown>>): readonly string[] {
  return lint(read(settings, written) as Settings, context).map(
    ({ path, reason }) => `${reason.key} ${path.join('.')}`,
  );
}

describe('a fact that a supplier writes may not lower the bar', () => {
  const free0 = 'supplier-lowers requirements.1.when';
  test.each<[string, Record<string, unknown>]>([
    ['title', { title: { matches: '^docs' } }],
    ['body', { body: { matches: 'trivial' } }],
    ['labels', { labels: ['skip-review'] }],
    ['milestone', { milestone: ['v1'] }],
    ['source-branch', { 'source-branch': ['docs/**'] }],
    ['commit-messages', { 'commit-messages': { matches: '^docs' } }],
    ['author', { author: 'bots' }],
    ['signatures', { signatures: 'verified' }],
    ['statuses', { statuses: [{ name: 'ok', by: 'ci-bot' }] }],
    ['checks', { checks: [{ name: 'build', app: 'github-actions', workflow: '.github/workflows/ci.yml' }] }],
    ['number-of-commits', { 'number-of-commits': { minimum: 1 } }],
    ['from-fork', { 'from-fork': false }],
    ['draft', { draft: true }],
    ['deployments', { deployments: ['staging'] }],
    ['workflows', { workflows: ['.github/workflows/ci.yml'] }],
    ['file-content', { 'file-content': { files: ['**'], text: { matches: 'generated' } } }],
  ])('%s, as a way around people', (key, when) => {
    const around = { name: 'around', when, require: free };
    expect(problems({ requirements: [client, around], combine: { any: ['client', 'around'] } })).toEqual([
      `${free0}.${key}`,
    ]);
  });

  test.each<[string, Record<string, unknown>]>([
    [
      'the example: bots by every contributor and only lock files',
      { 'only-contributors': 'bots', 'only-changed-files': ['**/package-lock.json'] },
    ],
    ['an author whom every contributor vouches for', { author: 'bots', 'only-contributors': 'bots' }],
    ['changed files', { 'only-changed-files': ['docs/**'] }],
    ['a check of a pinned app', { checks: [{ name: 'SonarCloud Code Analysis', app: 'sonarqubecloud' }] }],
    ['a target branch', { 'target-branch': ['develop'] }],
    ['a repository', { 'repository-name': ['playground'] }],
    ['a time', { during: [{ from: '2026-12-20', until: '2026-12-27', timezone: 'Europe/Paris' }] }],
    ['people who signed', { 'signed-by': ['cto'] }],
  ])('%s may', (_, when) => {
    const around = { name: 'around', when, require: free };
    expect(problems({ requirements: [client, around], combine: { any: ['client', 'around'] } })).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a label that is absent', { 'without-labels': ['skip'] }],
    ['a title that says no such thing', { title: { 'not-matches': 'docs' } }],
    ['no draft', { draft: false }],
    ['few commits', { 'number-of-commits': { maximum: 3 } }],
    ['no fork', { 'from-fork': false }],
    ['every branch but one', { 'source-branch': ['**', '!docs/**'] }],
  ])('no requirement can rest on %s: writing would switch it off', (_, when) => {
    const cto = { name: 'cto', when, require: { from: ['cto'] } };
    expect(problems({ requirements: [client, cto] })).toHaveLength(1);
  });

  const label = { name: 'label', when: { labels: ['payment'] }, require: { from: ['cto'] } };
  test.each<[string, Record<string, unknown>, boolean]>([
    ['adds beside a requirement that always applies', { requirements: [client, label] }, true],
    [
      'adds inside one way of several',
      {
        requirements: [client, label, { name: 'bots', when: { 'only-contributors': 'bots' }, require: free }],
        combine: { any: [{ all: ['client', 'label'] }, 'bots'] },
      },
      true,
    ],
    ['adds when nothing else is asked and skipping passes', { requirements: [label], otherwise: 'pass' }, true],
    ['lowers when it alone turns "nothing applies" into a way through', { requirements: [label] }, false],
    [
      'lowers beside requirements that can all be skipped',
      { requirements: [{ ...client, when: { 'changed-files': ['src/**'] } }, label] },
      false,
    ],
    ['lowers as an alternative', { requirements: [client, label], combine: { any: ['client', 'label'] } }, false],
    [
      'lowers alone inside a way of several',
      { requirements: [client, label], combine: { any: ['client', { all: ['label'] }] } },
      false,
    ],
    ['lowers under "not"', { requirements: [client, label], combine: { all: ['client', { not: 'label' }] } }, false],
  ])('a label %s', (_, written, allowed) => {
    expect(problems(written).length === 0).toBe(allowed);
  });

  test('conditions that a supplier writes are no way around people either', () => {
    const around = { name: 'around', require: { approvals: 0, conditions: { labels: ['ok'] } } };
    expect(problems({ requirements: [client, around], combine: { any: ['client', 'around'] } })).toEqual([
      'supplier-lowers requirements.1.require.conditions.labels',
    ]);
    expect(problems({ requirements: [client, around] })).toEqual([]);
  });
});

describe('names', () => {
  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['used twice', { requirements: [client, client] }, ['doubled-name requirements.1.name']],
    [
      'that no requirement has',
      { requirements: [client], combine: { all: ['client', 'clinet'] } },
      ['unknown-requirement combine'],
    ],
    [
      'of roles that nobody has',
      { requirements: [{ name: 'r', require: { from: ['boss'] } }] },
      ['unknown-role requirements.0.require.from'],
    ],
  ])('%s are refused', (_, written, wanted) => {
    expect(problems(written)).toEqual(wanted);
  });
});

test('whatever is let through, a label never turns a hold into a pass', () => {
  const names = ['a', 'b', 'label', 'd'];
  const tree = fc.letrec<{ node: Combination }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...names),
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('node') }),
    ),
  })).node;
  const others = fc.record({
    a: fc.constantFrom<Result>('pass', 'waiting', 'undetermined'),
    b: fc.constantFrom<Result>('pass', 'waiting', 'skipped', 'undetermined'),
    d: fc.constantFrom<Result>('pass', 'waiting', 'skipped', 'undetermined'),
  });
  const conditional = { 'changed-files': ['src/**'] };
  const base = read(settings, {
    requirements: [
      { name: 'a', require: {} },
      { name: 'b', when: conditional, require: {} },
      { name: 'label', when: { labels: ['x'] }, require: {} },
      { name: 'd', when: conditional, require: {} },
    ],
  }) as Settings;
  fc.assert(
    fc.property(tree, others, fc.constantFrom<'pass' | 'fail'>('pass', 'fail'), (combine, rest, otherwise) => {
      const given = { ...base, combine, otherwise };
      fc.pre(lint(given, context).length === 0);
      const outcome = (label: Result): Result =>
        decided(given, (name) => ({ ...rest, label })[name as 'a' | 'b' | 'd' | 'label']);
      const quiet = outcome('skipped');
      expect(quiet === 'pass' || (outcome('pass') !== 'pass' && outcome('waiting') !== 'pass')).toBe(true);
      expect(namesIn(combine).length > 0 && combined(combine, () => 'skipped') === 'skipped').toBe(true);
    }),
    { numRuns: 2000 },
  );
});
