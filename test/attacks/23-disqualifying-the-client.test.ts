import { describe, expect, it } from 'vitest';

import type { Account } from '../../src/engine/facts/account.ts';
import type { Directory } from '../../src/engine/facts/directory.ts';
import { makeRoster } from '../../src/engine/people/make-roster.ts';
import { loadPolicy } from '../../src/engine/policy/load.ts';
import { account } from '../support/facts.ts';
import { sampleRules as rules } from '../support/language.ts';

const people = {
  client: { cto: { users: ['claire-cto'], teams: [] }, product: { users: [], teams: ['produit'] } },
  vendors: { 'agence-nord': { users: [], teams: ['agence-nord'] } },
  bots: [],
};

const claire = account('claire-cto');
const sophie = account('sophie-petit');
const paul = account('paul-martin');
const lea = account('an-lea');

describe('a supplier who adds the client’s people to his own team', () => {
  it('cannot disqualify somebody whom the policy names as a user', () => {
    expect(rolesWith([claire])).toMatchObject({ claire: ['cto'] });
  });

  it('disqualifies only the account that he added, and is shown to have done so', () => {
    expect(rolesWith([sophie])).toEqual({
      claire: ['cto'],
      sophie: [],
      paul: ['product'],
      conflicts: ['sophie-petit'],
    });
  });

  it('gains nothing for his own people by being added to the client’s team', () => {
    const roster = makeRoster(people, directory([lea], [sophie, paul, lea]));
    expect([roster.rolesOf(lea), roster.vendorOf(lea)]).toEqual([[], 'agence-nord']);
  });

  it.each([
    ['a user', 'users', 'user-on-both-sides'],
    ['a team', 'teams', 'team-on-both-sides'],
  ])('a policy that itself names %s on both sides does not load', (_, kind, key) => {
    const text = `version: 1\npeople:\n  client: { cto: { ${kind}: [Same] } }\n  vendors: { nord: { ${kind}: [other, same] } }`;
    const loaded = loadPolicy(text, { file: 'policy.yml', rules });
    expect(loaded.ok ? [] : loaded.refusals).toMatchObject([
      { reason: { key, values: { name: 'same', role: 'cto', vendor: 'nord' }, at: { line: 4 } } },
    ]);
  });
});

function rolesWith(added: readonly Account[]): unknown {
  const roster = makeRoster(people, directory([lea, ...added], [sophie, paul]));
  return {
    claire: roster.rolesOf(claire),
    sophie: roster.rolesOf(sophie),
    paul: roster.rolesOf(paul),
    ...(roster.conflicts.length === 0 ? {} : { conflicts: roster.conflicts.map((one) => one.account.login) }),
  };
}

function directory(vendor: readonly Account[], product: readonly Account[]): Directory {
  return {
    users: new Map([['claire-cto', { state: 'found', account: account('claire-cto') }]]),
    teams: new Map([
      ['agence-nord', { state: 'found', id: 1, members: vendor }],
      ['produit', { state: 'found', id: 2, members: product }],
    ]),
    members: null,
  };
}
