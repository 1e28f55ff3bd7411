import { expect, test } from 'vitest';

import { describeRule } from '../../../../test/support/describe-rule.ts';
import { secret, secretsOf } from '../../../../test/support/secrets.ts';
import { secretsInText } from './rule.ts';

const texts = ['title', 'description', 'branch', 'commit-message', 'file-name', 'merge-message', 'comment'] as const;

describeRule(secretsInText, [
  { name: 'passes when nothing was found', settings: {}, outcome: 'pass', reasons: ['none'] },
  ...texts.map((place) => ({
    name: `fails for a secret in: ${place}`,
    settings: {},
    secrets: secretsOf([secret('one', { in: place, path: '' })]),
    outcome: 'fail' as const,
    reasons: [place],
  })),
  {
    name: 'fails for a secret that another comment shows among what is likely none',
    settings: {},
    secrets: secretsOf([
      secret('one', { in: 'comment', path: '' }),
      secret('one', { in: 'comment', path: '', demoted: 'placeholder' }),
    ]),
    outcome: 'fail',
    reasons: ['comment'],
  },
  { name: 'leaves files to others', settings: {}, secrets: secretsOf([secret('one')]), outcome: 'pass' },
]);

test('is asked only where texts are read', () => {
  const scan = { commits: 'every', 'pull-request-text': false } as const;
  expect(secretsInText.isAsked?.({ scan, allow: [], 'inline-allow': 'request' })).toBe(false);
});
