import { describe, expect, it } from 'vitest';

import { account, facts, headSha } from '../../../test/support/facts.ts';
import { roster } from '../../../test/support/people.ts';
import { loadWaivers } from './load-waivers.ts';
import { matchWaivers, type WaiverCase } from './match-waivers.ts';
import { policyTexts } from './texts.ts';
import type { Waiver } from './waiver.ts';

const file = { file: 'waivers/2026.yml', repositories: new Map([['acme/shop', 7]]) };

const written = `id: D-9
waives: reviews
scope: { repository: Acme/Shop, pull-request: 212, paths: ["src/**"] }
reason: late library
requested-by: an-karim
approved-by: claire-cto
created: 2026-10-01
expires: 2026-11-30
maximum-uses: 2
`;

describe('loadWaivers', () => {
  it('reads one waiver, its dates whole days in UTC and its repository by id', () => {
    expect(loadWaivers(written, file)).toEqual({
      refusals: [],
      waivers: [
        {
          id: 'D-9',
          waives: 'reviews',
          scope: { repositoryId: 7, paths: ['src/**'], pullRequest: 212, head: null, deliverable: null },
          reason: 'late library',
          requestedBy: 'an-karim',
          approvedBy: 'claire-cto',
          created: '2026-10-01T00:00:00.000Z',
          expires: '2026-11-30T23:59:59.000Z',
          maximumUses: 2,
          source: 'file',
        },
      ],
    });
  });

  it('reads a list and leaves out only what is wrong in it', () => {
    const entry = written.replaceAll('\n', '\n  ').trimEnd();
    const loaded = loadWaivers(`- ${entry}\n- ${entry.replace('reason:', 'raison:')}`, file);
    expect(loaded.waivers).toHaveLength(1);
    expect(loaded.refusals.map(({ reason }) => reason.key)).toEqual(['missing-key', 'unknown-key-did-you-mean']);
  });

  it.each([
    ['an end that is missing', written.replace(/expires: .*\n/, ''), 'waiver-without-end', 1],
    [
      'a repository that the organisation does not have',
      written.replace('Acme/Shop', 'acme/web'),
      'waiver-unknown-repository',
      0,
    ],
    ['a head, which only commands name', written.replace('{ repo', '{ head: abc, repo'), 'unknown-key', 0],
    ['a day that does not exist', written.replace('2026-11-30', '2026-11-31'), 'expected-moment/text', 0],
    ['no YAML', '[', 'yaml-syntax', 0],
  ])('says of %s what is wrong', (_, text, key, loads) => {
    const { waivers, refusals } = loadWaivers(text, file);
    expect({ keys: refusals.map(({ reason }) => reason.key), loads: waivers.length }).toEqual({ keys: [key], loads });
  });
});

describe('matchWaivers', () => {
  it('applies a waiver that nothing speaks against', () => {
    expect(matchWaivers(circumstances({}))).toEqual({ matching: [waiver({})], ignored: [] });
  });

  it.each<[string, Partial<Waiver>, Partial<WaiverCase>, string]>([
    ['without an end', { expires: null }, {}, 'waiver-without-end'],
    ['that lasts longer than the policy allows', { expires: '2027-03-01T00:00:00Z' }, {}, 'waiver-too-long'],
    ['that has expired', { expires: '2026-10-14T10:00:00Z' }, {}, 'waiver-expired'],
    ['that has not begun', { created: '2026-10-15T00:00:00Z' }, {}, 'waiver-not-begun'],
    ['whose dates are none', { created: 'soon' }, {}, 'waiver-too-long'],
    ['whose approver is only typed', {}, { approvers: new Map() }, 'waiver-not-confirmed'],
    [
      'that somebody else approved',
      {},
      { approvers: new Map([['D-9', [account('sophie-petit')]]]) },
      'waiver-not-confirmed',
    ],
    ['by a role that may not', { approvedBy: 'sophie-petit' }, confirmed('sophie-petit'), 'waiver-not-their-role'],
    ['by a supplier', { approvedBy: 'an-lea' }, confirmed('an-lea'), 'waiver-not-their-role'],
    ['of what can never be waived', { waives: 'guardrails/protected-paths' }, {}, 'waiver-never'],
    ['that was used up', { maximumUses: 1 }, { uses: new Map([['D-9', 1]]) }, 'waiver-used-up'],
  ])('ignores one %s, and says why', (_, some, others, key) => {
    const { matching, ignored } = matchWaivers(circumstances(some, others));
    expect({ matching, keys: ignored.map(({ reason }) => reason.key) }).toEqual({ matching: [], keys: [key] });
    expect([policyTexts.en[key], policyTexts.fr[key]]).not.toContain(undefined);
  });

  it('ignores one that the author of the pull request approved', () => {
    const author = account('claire-cto');
    const { ignored } = matchWaivers({
      ...circumstances({}),
      facts: facts({ repository: { id: 7 }, change: { author } }),
    });
    expect(ignored.map(({ reason }) => reason.key)).toEqual(['waiver-own-pull-request']);
  });

  it('ignores two with one name', () => {
    const { matching, ignored } = matchWaivers({
      ...circumstances({}),
      waivers: [waiver({}), waiver({ waives: 'checks' })],
    });
    expect([matching.length, ignored.map(({ reason }) => reason.key)]).toEqual([
      0,
      ['waiver-duplicate-id', 'waiver-duplicate-id'],
    ]);
  });

  it.each<[string, Partial<Waiver>]>([
    ['another repository', { scope: { ...anywhere(), repositoryId: 8 } }],
    ['another pull request', { scope: { ...anywhere(), pullRequest: 9 } }],
    ['an earlier head', { scope: { ...anywhere(), head: '0'.repeat(40) } }],
    ['a deliverable', { scope: { ...anywhere(), deliverable: 'L2' } }],
    ['no head, by command', { source: 'command', scope: anywhere() }],
  ])('says nothing of one for %s', (_, some) => {
    expect(matchWaivers(circumstances(some))).toEqual({ matching: [], ignored: [] });
  });

  it('applies one by command to the head that it names', () => {
    const byCommand: Partial<Waiver> = { source: 'command', scope: { ...anywhere(), head: headSha } };
    expect(matchWaivers(circumstances(byCommand)).matching).toHaveLength(1);
  });
});

function anywhere(): Waiver['scope'] {
  return { repositoryId: null, paths: [], pullRequest: null, head: null, deliverable: null };
}

function waiver(some: Partial<Waiver>): Waiver {
  return {
    id: 'D-9',
    waives: 'reviews',
    scope: { ...anywhere(), repositoryId: 7 },
    reason: 'late library',
    requestedBy: 'an-karim',
    approvedBy: 'Claire-CTO',
    created: '2026-10-01T00:00:00Z',
    expires: '2026-11-30T00:00:00Z',
    maximumUses: null,
    source: 'file',
    ...some,
  };
}

function confirmed(login: string): Partial<WaiverCase> {
  return { approvers: new Map([['D-9', [account(login)]]]) };
}

function circumstances(some: Partial<Waiver>, others: Partial<WaiverCase> = {}): WaiverCase {
  return {
    waivers: [waiver(some)],
    policy: { maximumDuration: 90 * 86_400_000, by: ['cto', 'direction'], never: ['guardrails'] },
    facts: facts({ repository: { id: 7 } }),
    roster: roster(),
    approvers: new Map([['D-9', [account('claire-cto')]]]),
    uses: new Map(),
    ...others,
  };
}
