import { describe, expect, test } from 'vitest';

import { changedFile, commit, headSha, thread } from '../../../test/support/facts.ts';
import { type Case, stateOf } from '../../../test/support/state-of.ts';

const content = { 'file-content': { files: ['**/*.ts'], text: { matches: 'TODO' } } };

describe('text and amounts', () => {
  test.each<Case>([
    ['content', content, { files: ['a.ts'], contents: new Map([['a.ts', 'x TODO']]) }, 'yes'],
    [
      'content of one of two',
      content,
      {
        files: ['a.ts', 'b.ts'],
        contents: new Map([
          ['a.ts', 'TODO'],
          ['b.ts', ''],
        ]),
      },
      'no',
    ],
    ['content of no such file', content, { files: ['a.md'] }, 'no'],
    ['content too large to read', content, { files: ['a.ts'], contents: new Map([['a.ts', null]]) }, 'unknown'],
    ['content that nobody fetched', content, { files: ['a.ts'] }, 'unknown'],
    [
      'lines',
      { 'number-of-lines': { minimum: 5 } },
      { files: [changedFile({ path: 'a', additions: 3, deletions: 2 })] },
      'yes',
    ],
    [
      'too few lines',
      { 'number-of-lines': { minimum: 6 } },
      { files: [changedFile({ path: 'a', additions: 3, deletions: 2 })] },
      'no',
    ],
    [
      'lines of some paths',
      { 'number-of-lines': { maximum: 5, paths: ['src/**'] } },
      { files: [changedFile({ path: 'a', additions: 30 })] },
      'yes',
    ],
    [
      'few lines, and a binary file',
      { 'number-of-lines': { maximum: 9 } },
      { files: [changedFile({ path: 'a', binary: true })] },
      'unknown',
    ],
    ['files', { 'number-of-files': { maximum: 1 } }, { files: ['a', 'b'] }, 'no'],
    ['files of some paths', { 'number-of-files': { minimum: 1, paths: ['src/**'] } }, { files: ['a', 'src/b'] }, 'yes'],
    [
      'files, one of them disputed',
      { 'number-of-files': { maximum: 1 } },
      { files: ['a'], disputed: ['b'] },
      'unknown',
    ],
    [
      'commits',
      { 'number-of-commits': { minimum: 2 } },
      { commits: [commit('a', 'an-karim'), commit('b', 'an-karim')] },
      'yes',
    ],
    ['title', { title: { matches: '^feat' } }, { change: { title: 'feat: cart' } }, 'yes'],
    ['title that must not', { title: { 'not-matches': 'WIP' } }, { change: { title: 'WIP' } }, 'no'],
    ['body', { body: { matches: 'BTQ-\\d+' } }, { change: { body: 'see BTQ-12' } }, 'yes'],
    [
      'commit messages, all of them',
      { 'commit-messages': { matches: '^fix' } },
      { commits: [commit('a', null, { message: 'fix' }), commit('b', null, { message: 'x' })] },
      'no',
    ],
    [
      'a hostile text takes linear time',
      { title: { matches: '^(a+)+$' } },
      { change: { title: `${'a'.repeat(20_000)}!` } },
      'no',
    ],
  ])('%s', (_, written, told, state) => {
    expect(stateOf(written, told)).toBe(state);
  });
});

describe('what the forge says', () => {
  test.each<Case>([
    ['target branch', { 'target-branch': ['release/*'] }, { change: { base: { ref: 'release/2', sha: 'x' } } }, 'yes'],
    [
      'target branch in a folder',
      { 'target-branch': ['*'] },
      { change: { base: { ref: 'release/2', sha: 'x' } } },
      'no',
    ],
    ['source branch', { 'source-branch': ['panier'] }, {}, 'yes'],
    ['no fork', { 'from-fork': false }, {}, 'yes'],
    ['fork', { 'from-fork': true }, {}, 'no'],
    ['label in another case', { labels: ['Payment'] }, { change: { labels: ['payment'] } }, 'yes'],
    ['without a label', { 'without-labels': ['hold'] }, { change: { labels: ['hold'] } }, 'no'],
    ['milestone', { milestone: ['L2'] }, { change: { milestone: 'L2' } }, 'yes'],
    ['no milestone', { milestone: ['L2'] }, {}, 'no'],
    ['draft', { draft: true }, {}, 'no'],
    ['repository by name', { 'repository-name': ['boutique-*'] }, {}, 'yes'],
    ['repository by owner and name', { 'repository-name': ['acme-boutique/*'] }, {}, 'yes'],
    ['topic', { 'repository-topics': ['php'] }, { repository: { topics: ['php'] } }, 'yes'],
    [
      'property',
      { 'repository-properties': { tier: ['critical'] } },
      { repository: { properties: { tier: 'critical' } } },
      'yes',
    ],
    [
      'property of several values',
      { 'repository-properties': { tier: ['b'] } },
      { repository: { properties: { tier: ['a', 'b'] } } },
      'yes',
    ],
    ['property of the language itself', { 'repository-properties': { constructor: ['x'] } }, {}, 'no'],
    [
      'deployed',
      { deployments: ['staging'] },
      { deployments: [{ environment: 'staging', head: headSha, state: 'success' }] },
      'yes',
    ],
    [
      'deployed at another commit',
      { deployments: ['staging'] },
      { deployments: [{ environment: 'staging', head: 'x', state: 'success' }] },
      'no',
    ],
    ['threads', { threads: 'resolved' }, { threads: [thread('an-lea')] }, 'no'],
  ])('%s', (_, written, told, state) => {
    expect(stateOf(written, told)).toBe(state);
  });
});
