import { expect, test } from 'vitest';

import { judged } from '../support/approvals.ts';
import { account, commit, headSha, push, signedAs, type Told } from '../support/facts.ts';

const bot = account('dependabot[bot]');
const policy = {
  requirements: [
    { name: 'a client reviewer', require: { approvals: 1, from: ['product'] } },
    {
      name: 'bots',
      when: { 'only-contributors': 'bots', 'only-changed-files': ['**/package-lock.json'] },
      require: { approvals: 0 },
    },
  ],
  combine: { any: ['a client reviewer', 'bots'] },
};
const honest: Told = {
  change: { author: bot },
  commits: [commit(headSha, bot, { committer: signedAs('web-flow') })],
  files: ['app/package-lock.json'],
  recorded: { pushes: [push(headSha, bot)] },
};

test('a bot’s own pull request may pass without people', () => {
  expect(judged(honest, policy).outcome).toBe('pass');
});

test.each<[string, Told]>([
  ['pushes a commit of his own', { commits: [commit(headSha, 'an-karim', { parents: ['b1'] }), commit('b1', bot)] }],
  ['pushes a commit with the bot’s name on it', { recorded: { pushes: [push('b1', bot), push(headSha, 'an-karim')] } }],
  ['amends the bot’s commit', { commits: [commit(headSha, bot, { committer: signedAs('an-karim') })] }],
  [
    'merges a side branch into it',
    { commits: [commit(headSha, bot, { parents: ['b1', 's1'] }), commit('b1', bot), commit('s1', 'an-karim')] },
  ],
  ['hides behind an e-mail that nobody has', { commits: [commit(headSha, null)] }],
  ['pushes with a deploy key', { recorded: { pushes: [push(headSha, null)] } }],
  ['pushes before anybody watched', { recorded: { pushes: [] } }],
  ['changes another file as well', { files: ['app/package-lock.json', 'app/index.ts'] }],
  ['opens the pull request himself with the bot’s commits', { change: { author: account('an-karim') } }],
  ['calls himself like the bot', { change: { author: account('dependabot') } }],
])('it does not when a supplier %s', (_, told) => {
  expect(judged({ ...honest, ...told }, policy).outcome).not.toBe('pass');
});
