import { expect, test } from 'vitest';

import { ask } from '../../../../test/support/ask.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { facts } from '../../../../test/support/facts.ts';
import { secretsOf } from '../../../../test/support/secrets.ts';
import { secretsUnread } from './rule.ts';

const file = { in: 'file', path: 'a.zip', commit: null, reason: 'encrypted' } as const;
const rules = { in: 'detectors', path: 'detectors/acme.toml', commit: null, reason: 'invalid' } as const;

describeRule(secretsUnread, [
  { name: 'passes when everything was read', settings: {}, outcome: 'pass', reasons: ['whole'] },
  {
    name: 'is not verifiable when something was not',
    settings: {},
    secrets: secretsOf([], [file, { ...file, commit: 'c'.repeat(40) }, { ...file, in: 'commits', path: '' }]),
    outcome: 'undetermined',
    reasons: ['file', 'file-in-commit', 'part'],
  },
  {
    name: 'is not verifiable when a detector file does not load',
    settings: {},
    secrets: secretsOf([], [rules]),
    outcome: 'undetermined',
    reasons: ['control-file'],
  },
]);

test('only the client can repair files of the control repository', () => {
  const answers = [[rules], [rules, file]].map((unread) =>
    ask(secretsUnread, { settings: {}, facts: facts({ secrets: secretsOf([], unread) }) }),
  );
  expect(answers.map(({ clientMustAct }) => clientMustAct ?? false)).toEqual([true, false]);
});
