import { expect, test } from 'vitest';

import { judgeScenario } from './judge-scenario.ts';
import { loadScenario } from './load.ts';

function problemsOf(text: string): readonly string[] {
  const loaded = loadScenario(text, 's.yml');
  return loaded.ok ? [] : loaded.problems.map(({ key, at }) => `${at?.line}:${at?.column} ${key}`);
}

test('a scenario needs no more than a policy', () => {
  expect(problemsOf('policy: { version: 1 }\n')).toEqual([]);
});

test.each([
  ['a misspelt key', 'policy: { version: 1 }\nrevews: []\n', '2:1 unknown-key-did-you-mean'],
  ['a misspelt key inside', 'policy: { version: 1 }\nfiles:\n  - { path: a, adition: 1 }\n', '3:16 unknown-key'],
  [
    'a word that is none of the choices',
    'policy: { version: 1 }\nreviews: [{ user: a, state: ok }]\n',
    '2:29 expected-choice/text',
  ],
  ['a time that is none', 'policy: { version: 1 }\nnow: soon\n', '2:6 expected-moment/text'],
  ['a missing policy', 'now: 2026-01-01\n', '1:1 missing-key'],
  ['broken YAML', 'policy: [\n', '2:1 yaml-syntax'],
])('%s is told with its place', (_, text, problem) => {
  expect(problemsOf(text).some((one) => one.startsWith(problem))).toBe(true);
});

const blocks: readonly (readonly [string, string])[] = [
  ['block style', 'now: 2026-01-01\npolicy:\n  version: 1\n  nonsense: 1\nfiles: []\n'],
  ['flow style on one line', 'now: 2026-01-01\n\npolicy:\n  { version: 1,\n    nonsense: 1 }\nfiles: []\n'],
  ['the last key', 'now: 2026-01-01\n\n\npolicy: { version: 1,  nonsense: 1 }\n'],
];

test.each(blocks)('the policy’s own errors keep the place of the scenario: %s', (_, text) => {
  const loaded = loadScenario(text, 's.yml');
  if (!loaded.ok || loaded.scenario.policy.kind !== 'text') throw new Error('The scenario does not load');
  const policy = { file: 's.yml', text: loaded.scenario.policy.text };
  const { judgement } = judgeScenario(loaded.scenario, { policy, baseline: null, repositoryPolicy: null });
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes('nonsense')) + 1;
  const column = (lines[line - 1] ?? '').indexOf('nonsense') + 1;
  expect(judgement).toMatchObject({ kind: 'policy-broken', refusals: [{ reason: { at: { line, column } } }] });
});

test('a scenario in flow style as a whole loads too', () => {
  const loaded = loadScenario('{ policy: { version: 1 }, now: 2026-01-01 }\n', 's.yml');
  expect(loaded).toMatchObject({ ok: true, scenario: { policy: { kind: 'text', text: '{"version":1}' } } });
});
