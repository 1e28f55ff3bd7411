import type { Cast } from './cast.ts';
import { check, merge, openPull, pageLine, push, review, type Subject } from './deeds.ts';
import type { Act, Story } from './story.ts';

const subjectIn = ({ repository }: Cast): Subject => ({ repository, branch: 'BTQ-12-delivery', number: 1 });
const code = (price: number): Readonly<Record<string, string>> => ({
  'src/delivery.ts': `export const delivery = ${String(price)};\n`,
});
const loose = 'version: 1\npolicies:\n  reviews: { enforcement: off }\n';

const pushed = /^git push: [0-9a-f]{12} -> /;
const refused = /^merge: 405 .*Required status check "Garde-fou" is in progress/;
const waiting = /^Garde-fou: in_progress — ./;
const green = /^Garde-fou: success — ./;

const clientApproves: Omit<Act, 'does'> = {
  who: 'client',
  play: async (stage, cast) => [
    await review(stage, cast.people.client, subjectIn(cast), 'APPROVE'),
    await check(stage, subjectIn(cast)),
  ],
  expect: [/^review: 200/, green],
};

/** The promise of the gate: the supplier can do nothing to it, the client's approval opens it, a push closes it. */
export const gate: Story = {
  title: 'gate',
  acts: [
    {
      who: 'supplier',
      does: 'opens',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: code(5) }),
        await openPull(stage, cast.people.supplier, subjectIn(cast), 'feat: BTQ-12 delivery costs'),
        await check(stage, subjectIn(cast)),
      ],
      expect: [pushed, /^open: 201/, waiting],
    },
    {
      who: 'supplier',
      does: 'triesToMerge',
      play: async (stage, cast) => [await merge(stage, cast.people.supplier, subjectIn(cast))],
      expect: [refused],
    },
    {
      who: 'supplier',
      does: 'weakens',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), {
          files: { '.github/garde-fou.yml': loose, 'policy.yml': loose },
        }),
        await check(stage, subjectIn(cast)),
        await merge(stage, cast.people.supplier, subjectIn(cast)),
      ],
      expect: [pushed, waiting, refused],
    },
    {
      who: 'colleague',
      does: 'colleagueApproves',
      play: async (stage, cast) => [
        await review(stage, cast.people.colleague, subjectIn(cast), 'APPROVE'),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), new RegExp(cast.people.colleague)),
        await merge(stage, cast.people.supplier, subjectIn(cast)),
      ],
      expect: [/^review: 200/, waiting, /^page: (?!nothing)/, refused],
    },
    { ...clientApproves, does: 'approves' },
    {
      who: 'supplier',
      does: 'pushesAgain',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: code(50) }),
        await check(stage, subjectIn(cast)),
        await merge(stage, cast.people.supplier, subjectIn(cast)),
      ],
      expect: [pushed, waiting, refused],
    },
    { ...clientApproves, does: 'approvesAgain' },
    {
      who: 'supplier',
      does: 'merges',
      play: async (stage, cast) => [await merge(stage, cast.people.supplier, subjectIn(cast))],
      expect: [/^merge: 200/],
    },
  ],
};
