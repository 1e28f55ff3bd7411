import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { facts } from '../../../test/support/facts.ts';
import { effectivePolicy } from '../../../test/support/policy.ts';
import type { Account } from '../../engine/facts/account.ts';
import type { Roster } from '../../engine/people/roster.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import { carryOutCommands } from './carry-out.ts';
import type { Desk, SpokenComment } from './desk.ts';
import { commandWaivers, emergencyOf } from './exemptions.ts';

const now = Date.parse('2026-10-14T10:00:00Z');
const head = 'c2'.repeat(20);
const short = head.slice(0, 12);
const repository = { installation: 1, id: 9, owner: 'acme-boutique', name: 'boutique-api' };
const claire: Account = { id: 1, login: 'claire-cto', kind: 'user' };
const marie: Account = { id: 2, login: 'marie-durand', kind: 'user' };
const karim: Account = { id: 3, login: 'an-karim', kind: 'user' };

const roster: Roster = {
  rolesOf: (account) => (account?.id === 1 ? ['cto'] : account?.id === 2 ? ['direction'] : []),
  vendorOf: (account) => (account?.id === 3 ? 'agence-nord' : null),
  isClient: (account) => account !== null && account.id !== 3,
  isKnownBot: () => false,
  eligible: () => [],
  unresolved: () => [],
  conflicts: [],
};
const policy = effectivePolicy({
  language: 'fr',
  families: [{ family: 'reviews', enforcement: 'block', built: true, settings: {} }],
  waivers: { maximumDuration: 90 * 86_400_000, by: ['cto'], never: [] },
  emergency: { by: ['cto', 'direction'], people: 2 },
});
const { change } = facts({
  change: { author: karim, head: { ref: 'cart', sha: head, repositoryId: 9, fork: false } },
});

/** A conversation that writes down what it was told. */
interface Heard {
  readonly said: string[];
  readonly did: string[];
}

let store: EmbeddedStore;
let heard: Heard;
let desk: Desk;
let lastComment = 0;

beforeEach(async () => {
  store = await openEmbeddedStore({ file: ':memory:', now: () => new Date(now) });
  heard = { said: [], did: [] };
  await store.history.recordHead({
    repositoryId: 9,
    number: 212,
    sha: head,
    baseRef: 'main',
    firstSeenAt: now - 60_000,
  });
  const note = (what: string) => () => {
    heard.did.push(what);
    return Promise.resolve();
  };
  desk = {
    store,
    now: () => now,
    situation: () => Promise.resolve({ change, policy, roster, rules: ['reviews/requirements'] }),
    recheck: note('recheck'),
    explanation: () => Promise.resolve('**la page**'),
    followUp: note('follow-up'),
    confirm: () => Promise.resolve(true),
    conversation: {
      comment: (_, __, body) => {
        heard.said.push(body.trim());
        return Promise.resolve(1);
      },
      react: (_, __, reaction) => note(reaction)(),
      editComment: note('edit'),
      openIssue: () => Promise.resolve(1),
      editIssue: note('edit-issue'),
      unlock: note('unlock'),
      requestReviewers: note('request'),
    },
  };
});
afterEach(() => store.close());

function comment(by: Account, body: string, more: Partial<SpokenComment> = {}): SpokenComment {
  lastComment += 1;
  return { repository, number: 212, id: lastComment, body, by, at: now, ...more };
}

describe('a waiver by command', () => {
  const order = `/garde-fou waive reviews/requirements at ${short} until 2026-10-20 because la relectrice est absente`;

  test('is kept, answered and judged', async () => {
    await carryOutCommands(comment(claire, order), desk);
    expect(commandWaivers(await store.exemptions.list(9, 212))).toMatchObject([
      {
        waives: 'reviews/requirements',
        approvedBy: 'claire-cto',
        requestedBy: 'an-karim',
        expires: '2026-10-20T22:00:00.000Z',
      },
    ]);
    expect(heard.did).toEqual(['recheck', '+1']);
    expect(heard.said[0]).toContain('Dérogation accordée');
  });

  test('is carried out once, however often the webhook comes', async () => {
    const spoken = comment(claire, order);
    await carryOutCommands(spoken, desk);
    await carryOutCommands(spoken, desk);
    expect(await store.exemptions.list(9, 212)).toHaveLength(1);
    expect(heard.said).toHaveLength(1);
  });

  test('by the supplier changes nothing and is answered', async () => {
    await carryOutCommands(comment(karim, order), desk);
    expect(await store.exemptions.list(9, 212)).toEqual([]);
    expect(heard.did).toEqual(['-1']);
    expect(heard.said[0]).toContain('réservé');
  });
});

describe('an emergency for which two people are needed', () => {
  const order = `/garde-fou emergency at ${short} because la boutique est arrêtée`;
  const wanted = { head, baseRef: 'main', peopleNeeded: 2 };

  test('waits for the second, then opens its follow-up once', async () => {
    await carryOutCommands(comment(claire, order), desk);
    expect(emergencyOf(await store.exemptions.list(9, 212), wanted)).toBeNull();
    expect(heard.said[0]).toContain('1 personne');
    await carryOutCommands(comment(marie, order), desk);
    expect(emergencyOf(await store.exemptions.list(9, 212), wanted)).toMatchObject({
      by: ['claire-cto', 'marie-durand'],
    });
    expect(heard.did.filter((what) => what === 'follow-up')).toHaveLength(1);
  });

  test('does not take the same person twice', async () => {
    await carryOutCommands(comment(claire, order), desk);
    await carryOutCommands(comment(claire, order), desk);
    expect(emergencyOf(await store.exemptions.list(9, 212), wanted)).toBeNull();
  });

  test('does not cover another head or another target branch', async () => {
    await carryOutCommands(comment(claire, order), desk);
    await carryOutCommands(comment(marie, order), desk);
    const all = await store.exemptions.list(9, 212);
    expect(emergencyOf(all, { ...wanted, head: 'd'.repeat(40) })).toBeNull();
    expect(emergencyOf(all, { ...wanted, baseRef: 'release' })).toBeNull();
  });
});

test('a command that cannot be read is answered with the line to copy', async () => {
  await carryOutCommands(comment(claire, '/garde-fou emergency because vite'), desk);
  expect(heard.said[0]).toContain(`/garde-fou emergency at ${short} because REASON`);
});

test('explain answers with the page, recheck with a reaction', async () => {
  await carryOutCommands(comment(karim, '/garde-fou explain'), desk);
  await carryOutCommands(comment(karim, '/garde-fou recheck'), desk);
  expect(heard.said).toEqual(['**la page**']);
  expect(heard.did).toEqual(['eyes', 'recheck', '+1']);
});

test('a flood from somebody who is no client is told once, then met with silence', async () => {
  for (let index = 0; index < 15; index += 1) await carryOutCommands(comment(karim, '/garde-fou recheck'), desk);
  expect(heard.did.filter((what) => what === 'recheck')).toHaveLength(10);
  expect(heard.said).toHaveLength(1);
});

test('without a policy nothing is answered but a confirmation', async () => {
  const silent: Desk = { ...desk, situation: () => Promise.resolve(null) };
  await carryOutCommands(comment(marie, '/garde-fou recheck'), silent);
  expect(heard.did).toEqual([]);
  await carryOutCommands(comment(marie, '/garde-fou confirm'), silent);
  expect(heard.did).toEqual(['+1']);
});
