import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const told = {
  en: 'The approval of `sophie-petit` does not count: this account is in a team of the client and in one of a supplier',
  fr: 'L’approbation de `sophie-petit` ne compte pas\u00A0: ce compte est à la fois dans une équipe du client et dans celle d’un prestataire',
};
const who = {
  en: /in one of a supplier, added by `an-karim` on \S[^.]*\d{4}/,
  fr: /d’un prestataire, où `an-karim` l’a ajouté le \S[^.]*\d{4}/,
};

test.each(['en', 'fr'] as const)(
  'a client put into the supplier’s team is told why, and others still decide, in %s',
  async (language) => {
    scene = await openScene({ language });
    const pull = scene.propose();
    scene.github.build.teamMember(ORGANIZATION, 'agence-nord', 'sophie-petit', 'an-karim');
    scene.as('sophie-petit').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(false);
    expect(scene.page(pull)).toContain(told[language]);
    expect(scene.page(pull)).toMatch(who[language]);
    scene.as('paul-martin').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  },
);

test('nobody is named for what was not seen, though they once did the same', async () => {
  scene = await openScene();
  const { build, world } = scene.github;
  const pull = scene.propose();
  build.teamMember(ORGANIZATION, 'agence-nord', 'sophie-petit', 'an-karim');
  await scene.settled();
  build.removeTeamMember(ORGANIZATION, 'agence-nord', 'sophie-petit');
  await scene.settled();
  const supplier = [...world.organization(ORGANIZATION).teams.values()].find(({ slug }) => slug === 'agence-nord');
  const account = world.account('sophie-petit');
  supplier?.members.set(account.id, { account, role: 'member', state: 'active' });
  build.teamMember(ORGANIZATION, 'produit', 'sophie-petit');
  scene.as('sophie-petit').approve(pull);
  await scene.settled();
  expect(scene.page(pull)).toContain(`${told.en}. `);
  expect(scene.page(pull)).not.toMatch(who.en);
});
