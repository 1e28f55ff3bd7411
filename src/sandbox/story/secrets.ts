import type { Cast } from './cast.ts';
import { check, comment, findingIn, headOf, openPull, pageLine, push, type Subject } from './deeds.ts';
import type { Story } from './story.ts';

const subjectIn = ({ repository }: Cast): Subject => ({ repository, branch: 'BTQ-31-payment', number: 1 });

/** Made up, and put together here so that no scanner takes them for real ones. */
const token = (random: string): string => ['gl', 'pat-', random].join('');
const keys = {
  first: token('Q7xK2mVb9TpZ4rWc8NdJ'),
  merged: token('h3Lf6HgYtEs5RvBn1XaU'),
  encoded: token('m4Kd9SwQ2xZc7VbNj5Ty'),
} as const;

const encoded = Buffer.from(`token = "${keys.encoded}"`).toString('base64');
const lookAway = "[allowlist]\npaths = ['''.*''']\n";
const files = {
  first: { 'src/deploy.ts': `export const token = '${keys.first}';\n` },
  gone: { 'src/deploy.ts': 'export const token = process.env.DEPLOY_TOKEN;\n' },
  merged: { 'src/release.ts': `export const token = '${keys.merged}';\n` },
  encoded: { 'src/fixture.ts': `export const fixture = '${encoded}';\n` },
  hidden: {
    'src/release.ts': `export const token = '${keys.merged}'; // gitleaks:allow\n`,
    '.gitleaks.toml': lookAway,
  },
} as const;

const pushed = /^git push: [0-9a-f]{12} -> /;
const held = /^Garde-fou: failure — .*Secrets/;

/** The day on which the waiver of the story ends. */
const inTwentyDays = (): string => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

/** The promise of the secrets policy: whatever a supplier pushed is found, and nothing that he adds makes it pass. */
export const secrets: Story = {
  title: 'secrets',
  acts: [
    {
      who: 'supplier',
      does: 'commitsKey',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: files.first }),
        await openPull(stage, cast.people.supplier, subjectIn(cast), 'feat: BTQ-31 deploy by token'),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- .*src\/deploy\.ts:1/),
      ],
      expect: [pushed, /^open: 201/, held, /^page: - Secret (?:at the head|en tête)/],
    },
    {
      who: 'supplier',
      does: 'removesKey',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: files.gone }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- Secret .*src\/deploy\.ts/),
      ],
      expect: [pushed, held, /^page: - Secret (?:in the history|dans l’historique)/],
    },
    {
      who: 'supplier',
      does: 'hidesInMerge',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: files.merged, merging: 'main' }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- .*src\/release\.ts:1/),
      ],
      expect: [pushed, held, /^page: - Secret (?:at the head|en tête)/],
    },
    {
      who: 'supplier',
      does: 'encodes',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: files.encoded }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- .*src\/fixture\.ts:1/),
      ],
      expect: [pushed, held, /^page: - Secret (?:at the head|en tête)/],
    },
    {
      who: 'supplier',
      does: 'asksToLookAway',
      play: async (stage, cast) => [
        push(stage, cast.people.supplier, subjectIn(cast), { files: files.hidden }),
        await check(stage, subjectIn(cast)),
        await pageLine(stage, subjectIn(cast), /^- (?:A comment|Un commentaire)/),
      ],
      expect: [pushed, held, /^page: - (?:A comment|Un commentaire)/],
    },
    {
      who: 'cto',
      does: 'waivesOne',
      play: async (stage, cast) => {
        const subject = subjectIn(cast);
        const finding = await findingIn(stage, subject, /^- Secret .*src\/deploy\.ts/);
        const order = `/garde-fou waive ${finding} at ${headOf(stage, subject)} until ${inTwentyDays()}`;
        return [
          await comment(stage, cast.people.cto, subject, `${order} because fix later: replaced at GitLab`),
          await check(stage, subject),
          await pageLine(stage, subject, /^- (?:Debt|Dette)/),
        ];
      },
      expect: [/^comment: 201/, held, /^page: - (?:Debt, open since|Dette ouverte depuis)/],
    },
  ],
};
