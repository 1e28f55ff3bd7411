import type { Hits } from '../ci/run-ci.ts';
import type { Cast } from './cast.ts';
import { check, measure, merge, openPull, pageLine, push, review, type Subject } from './deeds.ts';
import type { Story } from './story.ts';

const subjectIn = ({ measured }: Cast): Subject => ({ repository: measured, branch: 'BTQ-47-prices', number: 1 });

const price = (comment: string): string => `${comment}
export function price(amount: number, country: string): string {
  if (country === 'GB') {
    return \`£\${amount}\`;
  }
  if (country === 'CH') {
    return \`CHF \${amount}\`;
  }
  return \`\${amount} €\`;
}
`;
const code = { 'src/price.ts': price('// Prices as customers read them.') };
const again = { 'src/price.ts': price('// Prices as customers read them, by country.') };
const tests = { 'test/price.test.ts': "import { price } from '../src/price.ts';\n// …\n" };

const hits = (line6: number): Hits => ({
  'src/price.ts': { 2: 1, 3: 1, 4: 1, 6: line6, 7: line6, 9: line6 },
});

const pushed = /^git push: [0-9a-f]{12} -> /;
const measured = /^\.github\/workflows\/ci\.yml: /;
const refused = /^Garde-fou: failure — ./;
const waiting = /^Garde-fou: in_progress — ./;
const tested = /^- (?:Of the|Sur les) \d+ (?:lines|lignes)/;

/** The promise of the coverage policy: what nobody tested is named, what nobody vouches for is no evidence. */
export const coverage: Story = {
  title: 'coverage',
  acts: [
    {
      who: 'supplier',
      does: 'opens',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: code }),
        await openPull(stage, cast.people.supplier, subjectIn(cast), 'feat: BTQ-47 prices by country'),
        await check(stage, subjectIn(cast)),
      ],
      expect: [pushed, /^open: 201/, waiting],
    },
    {
      who: 'supplier',
      does: 'measuresHalf',
      play: async (stage, cast) => [
        measure(stage, cast.people.supplier, subjectIn(cast), { hits: hits(0) }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), tested),
        await pageLine(stage, subjectIn(cast), /^\| `src\/price\.ts`/),
      ],
      expect: [measured, refused, /^page: - /, /^page: \| `src\/price\.ts` .*6–7, 9/],
    },
    {
      who: 'supplier',
      does: 'forges',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: again }),
        measure(stage, cast.people.supplier, subjectIn(cast), { hits: hits(0), forged: hits(1) }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- .*signature/),
      ],
      expect: [pushed, measured, refused, /^page: - /],
    },
    {
      who: 'supplier',
      does: 'tests',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: tests }),
        measure(stage, cast.people.supplier, subjectIn(cast), { hits: hits(2) }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), tested),
      ],
      expect: [pushed, measured, waiting, /^page: - /],
    },
    {
      who: 'client',
      does: 'approves',
      play: async (stage, cast) => [
        await review(stage, cast.people.client, subjectIn(cast), 'APPROVE'),
        await check(stage, subjectIn(cast)),
        await merge(stage, cast.people.supplier, subjectIn(cast)),
      ],
      expect: [/^review: 200/, /^Garde-fou: success — ./, /^merge: 200/],
    },
  ],
};
