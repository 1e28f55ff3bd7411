import { describe, expect, it } from 'vitest';

import type { Account } from '../facts/account.ts';
import type { Directory, NamedTeam, NamedUser } from '../facts/directory.ts';
import { makeRoster } from './make-roster.ts';
import type { People } from './people.ts';
import type { Sources } from './roster.ts';

const claire = account(1, 'claire-cto');
const sophie = account(2, 'sophie-petit');
const karim = account(3, 'an-karim');
const lea = account(4, 'an-lea');
const stranger = account(9, 'stranger');
const dependabot = account(20, 'dependabot[bot]', 'bot');

const people: People = {
  client: { cto: { users: ['Claire-CTO'], teams: [] }, product: { users: [], teams: ['Produit'] } },
  vendors: { 'agence-nord': { users: ['an-karim'], teams: ['agence-nord'] } },
  bots: ['dependabot'],
};

describe('makeRoster', () => {
  it.each([
    ['a client named as a user', claire, ['cto'], null],
    ['a client through a team', sophie, ['product'], null],
    ['a vendor named as a user', karim, [], 'agence-nord'],
    ['a vendor through a team', lea, [], 'agence-nord'],
    ['somebody in no role', stranger, [], 'unknown'],
    ['a deleted account', null, [], 'unknown'],
    ['a known bot', dependabot, [], null],
  ])('knows the roles and the supplier of %s', (_, who, roles, vendor) => {
    const roster = makeRoster(people, directory({}));
    expect({ roles: roster.rolesOf(who), vendor: roster.vendorOf(who), client: roster.isClient(who) }).toEqual({
      roles,
      vendor,
      client: roles.length > 0,
    });
  });

  it('recognises an update bot by id and kind, never by name', () => {
    const roster = makeRoster(people, directory({}));
    const impostors = [account(21, 'dependabot[bot]', 'bot'), account(20, 'dependabot', 'user'), null];
    expect([dependabot, ...impostors].map(roster.isKnownBot)).toEqual([true, false, false, false]);
  });

  it('takes whoever is on both sides through teams for the vendor, and says so', () => {
    const roster = makeRoster(people, directory({ 'agence-nord': [lea, sophie] }));
    expect(roster.rolesOf(sophie)).toEqual([]);
    expect(roster.vendorOf(sophie)).toBe('agence-nord');
    expect(roster.conflicts).toEqual([{ account: sophie, role: 'product', vendor: 'agence-nord' }]);
  });

  it('leaves the role of a client named as a user alone when somebody adds them to a vendor’s team', () => {
    const roster = makeRoster(people, directory({ 'agence-nord': [lea, claire] }));
    expect(roster.rolesOf(claire)).toEqual(['cto']);
    expect(roster.vendorOf(claire)).toBeNull();
    expect(roster.conflicts).toEqual([{ account: claire, role: 'cto', vendor: 'agence-nord' }]);
  });

  it('takes a vendor named as a user for the vendor, whatever client team they are in', () => {
    const roster = makeRoster(people, directory({ produit: [sophie, karim] }));
    expect(roster.rolesOf(karim)).toEqual([]);
  });

  it.each<[string, Partial<Sources>, readonly Account[]]>([
    ['a role', { roles: ['cto'] }, [claire]],
    ['a team, without its vendors', { teams: ['mixed'] }, [sophie]],
    ['users, without those in no role', { users: ['claire-cto', 'stranger', 'an-karim'] }, [claire]],
    ['the organisation, without those in no role', { organization: true }, [claire, sophie]],
    ['a role that does not exist', { roles: ['constructor'] }, []],
  ])('finds the clients among %s', (_, sources, expected) => {
    const roster = makeRoster(people, directory({ mixed: [sophie, lea, stranger] }));
    expect(roster.eligible({ ...nobody, ...sources })).toEqual(expected);
  });

  it('names what resolves to nobody or to another account than the recorded one', () => {
    const roster = makeRoster(people, {
      ...directory({}),
      users: new Map<string, NamedUser>([['claire-cto', { state: 'replaced' }]]),
      teams: new Map(),
    });
    expect(roster.unresolved({ ...nobody, roles: ['cto', 'product'] })).toEqual(['Claire-CTO', 'Produit']);
    expect(roster.eligible({ ...nobody, roles: ['cto'] })).toEqual([]);
  });
});

const nobody: Sources = { roles: [], users: [], teams: [], organization: false };

function account(id: number, login: string, kind: Account['kind'] = 'user'): Account {
  return { id, login, kind };
}

function directory(teams: Readonly<Record<string, readonly Account[]>>): Directory {
  const all = { produit: [sophie], 'agence-nord': [lea], ...teams };
  const users = [claire, karim, stranger].map((one): [string, NamedUser] => [
    one.login,
    { state: 'found', account: one },
  ]);
  return {
    users: new Map([...users, ['dependabot', { state: 'found', account: dependabot }]]),
    teams: new Map(
      Object.entries(all).map(([slug, members], id): [string, NamedTeam] => [slug, { state: 'found', id, members }]),
    ),
    members: [claire, sophie, stranger, lea],
  };
}
