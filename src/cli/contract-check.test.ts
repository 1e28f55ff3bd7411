import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { runCommand } from '../../test/support/run-command.ts';
import { contractCheckDocument } from './contract-document.ts';

const contract = `version: 1
id: CTR-7
title: { fr: Boutique, en: Shop }
language: fr
timezone: Europe/Paris
vendor: { id: agency, name: Agence }
repositories: [shop]
acceptance: { review-working-days: 10 }
criteria: [{ id: C-1, type: secrets, severity: blocking, at: pull-request }]
deliverables:
  - { id: L1, title: { fr: Maquette }, due: 2026-12-01, repository: shop }
  - { id: L2, title: { fr: Panier, en: Cart }, due: 2026-12-24, repository: shop, depends-on: [L1], criteria: [{ id: L2-1, type: changelog, severity: minor, at: delivery }] }
`;

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('contract check', () => {
  test('says in the contract’s own language what it promises and for when', async () => {
    const { code, out, err } = await runCommand(['contract', 'check', 'c.yml'], folderWith({ 'c.yml': contract }));
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      'c.yml se charge\u00A0: contrat CTR-7 avec Agence, Boutique.',
      '2 livrables, 2 critères en tout.',
      '1 critère vaut pour chacun d’eux.',
      'L1, Maquette\u00A0: dû le 1er décembre 2026, dans shop\u00A0; 1 critère.',
      'L2, Panier\u00A0: dû le 24 décembre 2026, dans shop, après L1\u00A0; 2 critères.',
      '',
    ]);
  });

  test('says it in the language asked for, and keeps a title that nobody translated', async () => {
    const folder = folderWith({ 'c.yml': contract });
    const { out } = await runCommand(['contract', 'check', 'c.yml', '--lang', 'en'], folder);
    expect(out.split('\n')).toEqual([
      'c.yml loads: contract CTR-7 with Agence, Shop.',
      '2 deliverables, 2 criteria in all.',
      '1 criterion holds for each of them.',
      'L1, Maquette: due 1 December 2026, in shop; 1 criterion.',
      'L2, Cart: due 24 December 2026, in shop, after L1; 2 criteria.',
      '',
    ]);
  });

  test('says on standard error what is wrong and where, and ends with 2', async () => {
    const folder = folderWith({ 'c.yml': contract.replace('type: secrets', 'type: secret') });
    expect(await runCommand(['contract', 'check', 'c.yml'], folder)).toEqual({
      code: 2,
      out: '',
      err: 'c.yml ne se charge pas\u00A0: 1 problème.\nc.yml:9:29: criteria.1.type\u00A0: secret n’est pas connu ici. Vouliez-vous dire secrets\u00A0?\n',
    });
  });

  test('prints one JSON document whether the contract loads or not', async () => {
    const folder = folderWith({ 'good.yml': contract, 'bad.yml': new Uint8Array([0xff, 0xfe, 0x00]) });
    const good = await runCommand(['contract', 'check', 'good.yml', '--json', '--lang', 'en'], folder);
    const bad = await runCommand(['contract', 'check', 'bad.yml', '--json'], folder);
    expect([good.code, bad.code, bad.err]).toEqual([0, 2, '']);
    expect(contractCheckDocument.parse(JSON.parse(good.out)).contract).toEqual({
      id: 'CTR-7',
      title: 'Shop',
      vendor: 'agency',
      timezone: 'Europe/Paris',
      criteria: 2,
      commonCriteria: 1,
      deliverables: [
        {
          id: 'L1',
          title: 'Maquette',
          due: '2026-12-01',
          repository: 'shop',
          milestone: null,
          dependsOn: [],
          criteria: 1,
        },
        {
          id: 'L2',
          title: 'Cart',
          due: '2026-12-24',
          repository: 'shop',
          milestone: null,
          dependsOn: ['L1'],
          criteria: 2,
        },
      ],
    });
    expect(contractCheckDocument.parse(JSON.parse(bad.out))).toEqual({
      file: 'bad.yml',
      loads: false,
      language: 'en',
      contract: null,
      problems: [{ key: 'not-utf-8', values: {}, at: { path: 'bad.yml' }, text: 'The file is not UTF-8 text.' }],
    });
  });

  test('disarms what a file makes a terminal do', async () => {
    const folder = folderWith({ 'c.yml': contract.replace('Agence', '"\\e[2J"') });
    const { out, err } = await runCommand(['contract', 'check', 'c.yml'], folder);
    expect(out + err).not.toContain('\u001B');
  });

  test.each([
    [['contract', 'check'], 'Name one contract: garde-fou contract check FILE.'],
    [['contract', 'check', 'a', 'b'], 'Name one contract: garde-fou contract check FILE.'],
    [['contract', 'check', 'none.yml'], 'none.yml cannot be read (ENOENT): check that the file is there.'],
    [['contract', 'check', 'none.yml', '--lang', 'de'], '--lang takes fr or en, not de.'],
    [['contract', 'check', 'none.yml', '--jsn'], 'Unknown option'],
    [['contract'], 'There is no command “contract”'],
  ])('%j is wrong use', async (args, sentence) => {
    const { code, out, err } = await runCommand(args, folderWith({}));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});
