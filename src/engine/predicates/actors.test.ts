import { describe, expect, test } from 'vitest';

import { account, commit, headSha, push, signedAs, type Told } from '../../../test/support/facts.ts';
import { type Case, stateOf } from '../../../test/support/state-of.ts';

const bot = account('dependabot[bot]');
const botCommit = commit(headSha, bot, { committer: signedAs('web-flow') });
const botsOnly: Told = { change: { author: bot }, commits: [botCommit], recorded: { pushes: [push(headSha, bot)] } };

describe('people', () => {
  test.each<Case>([
    ['author in a role', { author: ['cto'] }, { change: { author: account('claire-cto') } }, 'yes'],
    ['author of a vendor', { author: { vendors: ['agence-nord'] } }, {}, 'yes'],
    ['author of any vendor', { author: 'vendors' }, { change: { author: account('a-stranger') } }, 'yes'],
    ['author by name', { author: { users: ['An-Karim'] } }, {}, 'yes'],
    ['author by a name that nobody has', { author: { users: ['ghost'] } }, {}, 'unknown'],
    ['author by team', { author: { teams: ['produit'] } }, { change: { author: account('sophie-petit') } }, 'yes'],
    ['deleted author', { author: 'client' }, { change: { author: null } }, 'no'],
    ['only bots', { 'only-contributors': 'bots' }, botsOnly, 'yes'],
    [
      'a bot’s pull request with a commit of somebody',
      { 'only-contributors': 'bots' },
      { ...botsOnly, commits: [botCommit, commit('b', 'an-karim')] },
      'no',
    ],
    [
      'a bot’s pull request that somebody pushed onto',
      { 'only-contributors': 'bots' },
      { ...botsOnly, recorded: { pushes: [push(headSha, 'an-karim')] } },
      'no',
    ],
    [
      'a bot’s pull request that somebody committed',
      { 'only-contributors': 'bots' },
      { ...botsOnly, commits: [commit(headSha, bot, { committer: signedAs('an-karim') })] },
      'no',
    ],
    [
      'a bot’s pull request whose pusher nobody saw',
      { 'only-contributors': 'bots' },
      { ...botsOnly, recorded: {} },
      'unknown',
    ],
    [
      'a bot’s pull request with an e-mail of nobody',
      { 'only-contributors': 'bots' },
      { ...botsOnly, commits: [commit(headSha, null)] },
      'no',
    ],
    [
      'a person’s pull request with a bot’s commits',
      { 'only-contributors': 'bots' },
      { ...botsOnly, change: { author: account('an-karim') } },
      'no',
    ],
    [
      'a person with a bot’s name',
      { 'only-contributors': 'bots' },
      { ...botsOnly, change: { author: account('dependabot') } },
      'no',
    ],
    ['no commit at all', { 'only-contributors': 'bots' }, { ...botsOnly, commits: [] }, 'unknown'],
    [
      'any vendor among many',
      { 'any-contributor': 'vendors' },
      {
        change: { author: account('claire-cto') },
        commits: [commit(headSha, 'claire-cto')],
        recorded: { pushes: [push(headSha, 'an-karim')] },
      },
      'yes',
    ],
    [
      'no vendor among many',
      { 'any-contributor': 'vendors' },
      {
        change: { author: account('claire-cto') },
        commits: [commit(headSha, 'claire-cto')],
        recorded: { pushes: [push(headSha, 'claire-cto')] },
      },
      'no',
    ],
    [
      'verified',
      { signatures: 'verified' },
      { commits: [commit('a', null, { signature: { verified: true, signer: null } })] },
      'yes',
    ],
    ['not all verified', { signatures: 'verified' }, { commits: [commit('a', null)] }, 'no'],
    [
      'signed by',
      { 'signed-by': ['cto'] },
      { commits: [commit('a', null, { signature: { verified: true, signer: account('claire-cto') } })] },
      'yes',
    ],
    [
      'signed by somebody else',
      { 'signed-by': ['cto'] },
      { commits: [commit('a', 'claire-cto', { signature: { verified: true, signer: account('an-karim') } })] },
      'no',
    ],
  ])('%s', (_, written, told, state) => {
    expect(stateOf(written, told)).toBe(state);
  });
});
