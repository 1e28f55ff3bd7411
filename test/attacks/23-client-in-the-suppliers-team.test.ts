import { afterEach, expect, test } from 'vitest';

import { openScene, ORGANIZATION, type Scene } from '../scenarios/github/harness.ts';

let scene: Scene;
afterEach(() => scene.close());

const told = {
  en: 'The approval of `sophie-petit` does not count: this account is in a team of the client and in one of a supplier.',
  fr: 'L’approbation de `sophie-petit` ne compte pas : ce compte est à la fois dans une équipe du client et dans celle d’un prestataire.',
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
    scene.as('paul-martin').approve(pull);
    await scene.settled();
    expect(scene.mayMerge(pull)).toBe(true);
  },
);
