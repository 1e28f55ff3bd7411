import { check, merge, openPull, pageLine, push, review, type Subject } from './deeds.ts';
import type { Story } from './story.ts';

const subject: Subject = { repository: 'acme-boutique/boutique-api', branch: 'BTQ-12-panier', number: 1 };
const code = (price: number): Readonly<Record<string, string>> => ({
  'src/panier.ts': `export const port = ${String(price)};\nexport function total(prix: readonly number[]): number {\n  return prix.reduce((somme, un) => somme + un, port);\n}\n`,
});
const refused = /^merge: 405 .*Required status check "Garde-fou" is in progress/;
const waiting = /^Garde-fou: in_progress — ./;
const green = /^Garde-fou: success — ./;

/** The promise of the gate: the supplier can do nothing to it, the client's approval opens it, a push closes it. */
export const gate: Story = {
  name: 'gate',
  title: {
    en: 'A supplier tries to get a change in without the client.',
    fr: 'Un prestataire tente de faire entrer un changement sans le client.',
  },
  acts: [
    {
      who: 'an-karim (Agence Nord)',
      does: { en: 'opens a pull request', fr: 'ouvre une demande de fusion' },
      play: async (stage) => [
        push(stage, 'an-karim', subject, code(5)),
        await openPull(stage, 'an-karim', subject, 'feat: BTQ-12 frais de port'),
        await check(stage, subject),
      ],
      expect: [/^git push: /, /^open: 201/, waiting],
    },
    {
      who: 'an-karim (Agence Nord)',
      does: { en: 'tries to merge it', fr: 'tente de la fusionner' },
      play: async (stage) => [await merge(stage, 'an-karim', subject)],
      expect: [refused],
    },
    {
      who: 'an-karim (Agence Nord)',
      does: {
        en: 'switches reviews off in the same pull request',
        fr: 'coupe les relectures dans la même demande de fusion',
      },
      play: async (stage) => {
        const loose = 'version: 1\npolicies:\n  reviews: { enforcement: off }\n';
        const pushed = push(stage, 'an-karim', subject, { '.github/garde-fou.yml': loose, 'policy.yml': loose });
        return [pushed, await check(stage, subject), await merge(stage, 'an-karim', subject)];
      },
      expect: [/^git push: /, waiting, refused],
    },
    {
      who: 'an-lea (Agence Nord)',
      does: { en: 'approves her colleague’s work', fr: 'approuve le travail de son collègue' },
      play: async (stage) => [
        await review(stage, 'an-lea', subject, 'APPROVE'),
        await check(stage, subject),
        await pageLine(stage, subject, /an-lea/),
        await merge(stage, 'an-karim', subject),
      ],
      expect: [/^review: 200/, waiting, /^page: .*an-lea/, refused],
    },
    {
      who: 'sophie-petit (client)',
      does: { en: 'approves', fr: 'approuve' },
      play: async (stage) => [await review(stage, 'sophie-petit', subject, 'APPROVE'), await check(stage, subject)],
      expect: [/^review: 200/, green],
    },
    {
      who: 'an-karim (Agence Nord)',
      does: {
        en: 'pushes something else onto the approved pull request and merges',
        fr: 'pousse autre chose sur la demande approuvée et fusionne',
      },
      play: async (stage) => {
        const pushed = push(stage, 'an-karim', subject, code(50));
        return [pushed, await check(stage, subject), await merge(stage, 'an-karim', subject)];
      },
      expect: [/^git push: /, waiting, refused],
    },
    {
      who: 'sophie-petit (client)',
      does: { en: 'looks again and approves', fr: 'regarde de nouveau et approuve' },
      play: async (stage) => [await review(stage, 'sophie-petit', subject, 'APPROVE'), await check(stage, subject)],
      expect: [/^review: 200/, green],
    },
    {
      who: 'an-karim (Agence Nord)',
      does: { en: 'merges', fr: 'fusionne' },
      play: async (stage) => [await merge(stage, 'an-karim', subject)],
      expect: [/^merge: 200/],
    },
  ],
};
