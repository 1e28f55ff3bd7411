import { describe, expect, it } from 'vitest';

import { complaints, least, problemAt, withCriterion } from '../../../test/support/contracts.ts';
import { loadContract } from './load.ts';

describe('loadContract', () => {
  it('fills in what the least contract there is does not say', () => {
    const loaded = loadContract(least, 'c.yml');
    expect(loaded.ok && loaded.contract).toMatchObject({
      language: 'en',
      calendar: { 'working-days': ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null },
      binding: { order: ['milestone', 'trailer'], trailer: 'Deliverable', branch: null, without: 'refuse' },
      acceptance: { tacit: 'never', warranty: null, reservations: { major: null, minor: null } },
      references: { specification: null, 'purchase-order': null, controls: [] },
      criteria: [],
      payments: [],
    });
  });

  it('reads amounts as what they mean', () => {
    const text = withCriterion(
      'type: load, tool: k6, thresholds: { "http_reqs{page:cart}": ["rate>=10.5", "p(99.9)<400"] }, minimum: { duration: 5m }, maximum-age: 7d',
    ).replace('days: 10', 'days: 10, warranty: P1Y6M');
    const loaded = loadContract(text, 'c.yml');
    expect(loaded.ok && loaded.contract).toMatchObject({
      acceptance: { warranty: { years: 1, months: 6, weeks: 0, days: 0 } },
      criteria: [{ minimum: { vus: null, duration: 300_000 }, 'maximum-age': 604_800_000 }],
    });
  });

  // In each changed text § stands where the problem must be told.
  it.each([
    ['no version', 'version: 1', '§foo: 1', 'foo is not known here.'],
    ['a version to come', '1', '§2', 'version must be 1; found 2.'],
    ['a number that fits no file name', 'CTR-1', '§"../x"', 'id must be a short name'],
    ['no title in its language', '{ en: Shop }', '§{ fr: Boutique }', 'title.en is missing.'],
    ['a title without a language', '{ en: Shop }', '§Shop', 'title must be a mapping of keys and values; found Shop.'],
    ['a time zone on Mars', 'Europe/Paris', '§Mars/Base', 'timezone must be a time zone such as Europe/Paris'],
    ['no name', '{ id: agency, name: Agency }', '§{ id: agency }', 'vendor.name is missing.'],
    ['a misspelt key', 'name: Agency', '§nme: Agency', 'vendor.nme is not known here. Did you mean name?'],
    ['no repository', '[shop, api]', '§[]', 'repositories must be a list of 1 to 1,000 entries; found a list.'],
    ['a repository twice', 'api]', 'api, §Shop]', 'repositories.3: Shop stands a second time; the first is in line 6.'],
    ['a repository with its owner', '[shop', '[§acme/shop', 'repositories.1 must be the name of a repository'],
    [
      'a misspelt repository',
      'repository: api',
      'repository: §apo',
      'deliverables.2.repository names apo, which is not under `repositories`. Did you mean api?',
    ],
    [
      'a repository like no other',
      'repository: api',
      'repository: §mobile',
      'deliverables.2.repository names mobile, which is not under `repositories`. Known: shop and api.',
    ],
    ['no day to decide', '10', '§0', 'acceptance.review-working-days must be a number of working days, from 1 to 366'],
    ['half a day', '10', '§1.5', 'acceptance.review-working-days must be a number of working days'],
    ['years of days', '10', '§367', 'acceptance.review-working-days must be a number of working days'],
    ['a warranty in words', '10', '10, warranty: §3 months', 'acceptance.warranty must be a period such as P3M'],
    ['a warranty of hours', '10', '10, warranty: §PT3H', 'acceptance.warranty must be a period'],
    ['a warranty of nothing', '10', '10, warranty: §P0D', 'acceptance.warranty must be a period'],
    ['silence', '10', '10, tacit: §always', 'acceptance.tacit must be one of never and at-end; found always.'],
    [
      'a reservation without a term',
      '10',
      '10, reservations: { major: §{} }',
      'acceptance.reservations.major.lift-within-working-days is missing.',
    ],
    [
      'a blocking reservation',
      '10',
      '10, reservations: { §blocking: {} }',
      'acceptance.reservations.blocking is not known here. Known: major and minor.',
    ],
    ['30 February', '2026-10-02', '§2026-02-30', 'deliverables.1.due must be a date of the calendar'],
    ['a date with an hour', '2026-10-02', '§2026-10-02T18:00:00Z', 'deliverables.1.due must be a date'],
    ['a date in another order', '2026-10-02', '§02/10/2026', 'deliverables.1.due must be a date'],
    [
      'no due date',
      '{ id: L1, title: { en: Mock-up }, due: 2026-10-02,',
      '§{ id: L1, title: { en: Mock-up },',
      'deliverables.1.due is missing.',
    ],
    ['no deliverable', /deliverables:[^]*/, 'deliverables: §[]\n', 'deliverables must be a list of 1 to 1,000 entries'],
    ['a deliverable twice', 'L2', '§l1', 'deliverables.2.id: l1 stands a second time; the first is in line 9.'],
    [
      'a misspelt deliverable',
      'L2',
      'L2, depends-on: [§L11]',
      'deliverables.2.depends-on.1 names L11, which is no deliverable of this contract. Did you mean L1?',
    ],
    [
      'a deliverable that waits for itself',
      'L2',
      'L2, depends-on: §[L2]',
      'deliverables.2.depends-on: these deliverables wait for one another: L2 → L2.',
    ],
    [
      'a payment for nothing',
      'version: 1',
      'version: 1\npayments: [{ deliverable: §X9, amount: "1 €" }]',
      'payments.1.deliverable names X9, which is no deliverable of this contract. Known: L1 and L2.',
    ],
    [
      'an amount as a number',
      'version: 1',
      'version: 1\npayments: [{ deliverable: L1, amount: §1 }]',
      'payments.1.amount must be a text',
    ],
    [
      'a path that leads out',
      'version: 1',
      `version: 1\nreferences: { specification: { path: §a/../../x, sha256: ${'a'.repeat(64)} } }`,
      'references.specification.path must be the path of a file',
    ],
    [
      'a digest in capitals',
      'version: 1',
      `version: 1\nreferences: { specification: { path: x, sha256: §${'A'.repeat(64)} } }`,
      'references.specification.sha256 must be a SHA-256 of 64 hexadecimal digits in lower case',
    ],
    [
      'a country that nobody knows',
      'version: 1',
      'version: 1\ncalendar: { holidays: §XX }',
      'calendar.holidays must be a country’s code in two capital letters (ISO 3166-1), such as FR; found XX.',
    ],
    [
      'a weekday twice',
      'version: 1',
      'version: 1\ncalendar: { working-days: [mon, §mon] }',
      'calendar.working-days.2: mon stands a second time',
    ],
    [
      'an unknown weekday',
      'version: 1',
      'version: 1\ncalendar: { working-days: [§lundi] }',
      'calendar.working-days.1 must be one of mon, tue',
    ],
    [
      'nowhere to look',
      'version: 1',
      'version: 1\nbinding: { order: §[] }',
      'binding.order must be a list of 1 to 1,000 entries',
    ],
    [
      'a place twice',
      'version: 1',
      'version: 1\nbinding: { order: [trailer, §trailer] }',
      'binding.order.2: trailer stands a second time',
    ],
    [
      'a branch without the group',
      'version: 1',
      'version: 1\nbinding: { order: [branch], branch: §"^(L[0-9]+)" }',
      'binding.branch must be a regular expression in RE2 syntax with a group named id',
    ],
    [
      'a branch that looks ahead',
      'version: 1',
      'version: 1\nbinding: { order: [branch], branch: §"(?<id>L)(?=x)" }',
      'binding.branch must be a regular expression in RE2 syntax (no look-around',
    ],
    [
      'a branch without a pattern',
      'version: 1',
      'version: 1\nbinding: { order: [§branch] }',
      'binding.order.1: branch stands in the order, but binding.branch says no pattern.',
    ],
    [
      'a pattern that is never looked at',
      'version: 1',
      'version: 1\nbinding: { branch: §"(?<id>L)" }',
      'binding.branch is never looked at, because branch does not stand in binding.order.',
    ],
    [
      'a trailer of two words',
      'version: 1',
      'version: 1\nbinding: { trailer: §Two words }',
      'binding.trailer must be a word',
    ],
    [
      'what becomes of the unbound',
      'version: 1',
      'version: 1\nbinding: { without: §allow }',
      'binding.without must be one of refuse, warn and out-of-contract; found allow.',
    ],
  ])('says of %s where it is wrong and what was expected', (_, from, to, complaint) => {
    expect(problemAt(least.replace(from, to))).toContainEqual(expect.stringContaining(complaint));
  });

  it.each(['version: 1\n', 'id: CTR-1\n', 'timezone: Europe/Paris\n', 'acceptance: { review-working-days: 10 }\n'])(
    'cannot do without %j',
    (line) => {
      const key = line.split(':')[0] ?? '';
      expect(complaints(least.replace(line, ''))).toEqual([`1:1 ${key} is missing.`]);
    },
  );

  it('tells a circle of deliverables once, with the way round', () => {
    const text = least
      .replace('id: L1', 'id: L1, depends-on: [L3]')
      .replace('id: L2', 'id: L2, depends-on: [L1]')
      .concat('  - { id: L3, title: { en: Shop }, due: 2026-10-15, repository: api, depends-on: [L2] }\n');
    expect(complaints(text)).toEqual([
      '9:27 deliverables.1.depends-on: these deliverables wait for one another: L1 → L3 → L2 → L1.',
    ]);
  });

  it('refuses one milestone for two deliverables of a repository, and allows it in two repositories', () => {
    const apart = least.replaceAll('repository:', 'milestone: Beta, repository:');
    expect(complaints(apart)).toEqual([]);
    expect(complaints(apart.replace('repository: api', 'repository: shop'))).toEqual([
      '10:64 deliverables.2.milestone: Beta stands a second time; the first is in line 9.',
    ]);
  });

  it('speaks the contract’s language, even when it does not load', () => {
    const french = least.replace('version: 1', 'version: 1\nlanguage: fr').replaceAll('en: ', 'fr: ');
    expect(complaints(french.replace('name: Agency', 'nom: Agency'))).toEqual([
      '6:9 vendor.name est absent.',
      '6:23 vendor.nom n’est pas connu ici. Connus\u00A0: id et name.',
    ]);
    expect(complaints(french.replace('repository: api', 'repository: apo'))).toEqual([
      '11:65 deliverables.2.repository désigne apo, qui n’est pas sous `repositories`. Vouliez-vous dire api\u00A0?',
    ]);
  });

  it('says everything that is wrong, not only the first thing', () => {
    const text = least.replace('CTR-1', 'a b').replace('2026-10-02', 'soon').replace('Europe/Paris', 'x');
    expect(complaints(text)).toHaveLength(3);
  });
});
