import { listed, say, tell, term } from '../locales/say.ts';
import type { Texts } from '../locales/texts.ts';
import type { Voice } from '../locales/voice.ts';
import type { Refusal } from '../policy/effective.ts';
import type { Judged, Judgement, MergeGroup, Obstacle } from '../verdict/judgement.ts';
import { holds } from '../verdict/outcome.ts';
import { engineTexts } from '../verdict/texts.ts';
import type { FamilyVerdict, RuleVerdict, Verdict } from '../verdict/verdict.ts';
import { sentenceOf } from './headline.ts';
import { type Part, table } from './markdown.ts';
import { nextSteps } from './next-steps.ts';
import { outcomeWord, placeOf, pointsOf, refusalLine, unbuiltTerms, waiverLines } from './points.ts';
import { surfaceTexts } from './texts.ts';

/** First half of a page in Markdown: the sentence, what stands out, what to do next and who, the table of policies. */
export function opening(judgement: Judgement, voice: Voice): readonly Part[] {
  const steps = nextSteps(judgement, voice).map(({ who, what }) => item(`**${who}** — ${what}`, 1));
  const sentence = always(sentenceOf(judgement, voice));
  if (judgement.kind !== 'judged') return [sentence, ...section('heading-next', steps, voice)];
  return [
    sentence,
    ...notices(judgement, voice),
    ...section('heading-next', steps, voice),
    ...overview(judgement.verdict, voice),
  ];
}

/** Second half: each reason with its place, the commands, the commits that all this is about. */
export function details(judgement: Judgement, voice: Voice): readonly Part[] {
  if (judgement.kind !== 'judged') return [...problems(judgement, voice), always(identity(judgement, voice))];
  const { verdict } = judgement;
  return [
    ...section('heading-refusals', refusals(verdict.refusals, voice), voice),
    ...section(
      'heading-idle-waivers',
      holds(verdict.outcome) ? refusals(judgement.idleWaivers ?? [], voice) : [],
      voice,
    ),
    ...reasons(verdict, voice),
    ...section('heading-commands', [always(commands(judgement, voice))], voice),
    always(identity(verdict, voice)),
  ];
}

/** What was found, and nothing about what may be done: for a page beside which nobody decides. */
export function findings(judgement: Judgement, voice: Voice): readonly Part[] {
  if (judgement.kind !== 'judged') return problems(judgement, voice);
  const { verdict } = judgement;
  return [
    ...overview(verdict, voice),
    ...section('heading-refusals', refusals(verdict.refusals, voice), voice),
    ...reasons(verdict, voice),
  ];
}

function reasons({ families }: Verdict, voice: Voice): readonly Part[] {
  return section(
    'heading-reasons',
    families.flatMap((family) => familyParts(family, voice)),
    voice,
  );
}

function notices(judged: Judged, voice: Voice): readonly Part[] {
  const { verdict, number, preview, lacks = null, others, group } = judged;
  const { emergency, base, outcome, families } = verdict;
  const lines: string[] = [];
  const add = (key: string, values: Parameters<typeof say>[2]): unknown =>
    lines.push(say(surfaceTexts, key, values, voice));
  if (emergency !== null) add('emergency-reason', { reason: emergency.reason });
  if (emergency !== null && outcome === 'waived') add('emergency-otherwise', { outcome: { term: heldBy(families) } });
  if (preview) lines.push(previewNotice(base, lacks, voice));
  // References to other pull requests are ours: they may be links.
  const numbers = listed(
    others.map((other) => `#${other}`),
    voice,
  );
  if (others.length > 0) {
    lines.push(`${say(surfaceTexts, 'others', { number, count: others.length }, voice)} ${numbers}.`);
  }
  if (group !== undefined) lines.push(groupNotice(group, number, voice));
  return lines.map(always);
}

/** References to pull requests are ours: they may be links. */
function groupNotice({ members, evidence, heldBy: holder }: MergeGroup, number: number, voice: Voice): string {
  const numbers = listed(
    members.map((one) => `#${one}`),
    voice,
  );
  return [
    `${say(surfaceTexts, 'group', { count: members.length }, voice)} ${numbers}.`,
    ...(evidence === null ? [] : [say(surfaceTexts, `group-evidence-${evidence}`, {}, voice)]),
    ...(holder === 'member' ? [say(surfaceTexts, 'group-held', { number }, voice)] : []),
  ].join(' ');
}

function previewNotice(base: string, lacks: Judged['lacks'] | null, voice: Voice): string {
  if (lacks === null || lacks === undefined) return say(surfaceTexts, 'preview', { base }, voice);
  const key = lacks.instead ? 'preview-other-check' : 'preview-no-check';
  return say(surfaceTexts, key, { base, check: lacks.check }, voice);
}

function heldBy(families: readonly FamilyVerdict[]): string {
  const blocking = families.filter(({ enforcement }) => enforcement === 'block');
  const worst = (['fail', 'undetermined', 'waiting'] as const).find((outcome) =>
    blocking.some((family) => family.outcome === outcome),
  );
  return `outcome.${worst ?? 'fail'}`;
}

function overview({ families }: Verdict, prose: Voice): readonly Part[] {
  const voice: Voice = { ...prose, medium: 'cell' };
  const built = families.filter(({ built: isBuilt }) => isBuilt);
  const header = ['policy', 'enforcement', 'outcome', 'reasons'].map((key) =>
    say(surfaceTexts, `column-${key}`, {}, voice),
  );
  const rows = built.map((family) => [
    term(`family.${family.family}`, voice),
    term(`enforcement.${family.enforcement}`, voice),
    emphasis(family, outcomeWord(family.outcome, family.family, voice)),
    pointsToSee(family, voice),
  ]);
  const unbuilt = families.flatMap(unbuiltTerms);
  return [
    ...(rows.length === 0 ? [] : section('heading-policies', [always(table(header, rows))], voice)),
    ...(unbuilt.length === 0 ? [] : [always(say(surfaceTexts, 'not-built', { families: unbuilt }, voice))]),
  ];
}

function pointsToSee(family: FamilyVerdict, voice: Voice): string {
  const count = pointsOf(family, voice).filter(({ outcome }) => holds(outcome)).length;
  return count === 0 ? '—' : String(count);
}

function emphasis({ enforcement, outcome }: FamilyVerdict, word: string): string {
  return enforcement === 'block' && (holds(outcome) || outcome === 'waived') ? `**${word}**` : word;
}

function familyParts(family: FamilyVerdict, voice: Voice): readonly Part[] {
  // What holds the gate comes first; the rest explains it.
  const points = pointsOf(family, voice).toSorted(
    (one, other) => Number(holds(other.outcome)) - Number(holds(one.outcome)),
  );
  if (points.length === 0) return [];
  const word = outcomeWord(family.outcome, family.family, voice);
  const isBlocking = family.enforcement === 'block';
  const items = points.map(({ text, outcome, reason: { at } }) => {
    const place = at === undefined ? '' : ` (${placeOf(at, voice)})`;
    return item(`${text}${place}`, isBlocking && holds(outcome) ? 1 : isBlocking ? 3 : 2);
  });
  return [
    always(`#### ${term(`family.${family.family}`, voice)} — ${emphasis(family, word)}`),
    ...items,
    ...tablesOf(family, voice),
    ...waiverLines(family, voice).map((line) => item(line, 1)),
  ];
}

function tablesOf({ rules }: FamilyVerdict, voice: Voice): readonly Part[] {
  return rules.flatMap(({ tables = [], texts }) => tables.map((one) => figures(one, texts, voice)));
}

type Figures = NonNullable<RuleVerdict['tables']>[number];

function figures({ title, columns, rows, more }: Figures, texts: Texts, voice: Voice): Part {
  const cell: Voice = { ...voice, medium: 'cell' };
  const header = columns.map((key) => say(texts, key, {}, cell));
  const cells = rows.map((row) => row.map((value) => tell(value, cell)));
  const left = more === 0 ? [] : [say(surfaceTexts, 'more-rows', { count: more }, voice)];
  const parts = [`**${say(texts, title, {}, voice)}**`, table(header, cells), ...left];
  return { markdown: parts.join('\n\n'), weight: 2 };
}

function refusals(refused: readonly Refusal[], voice: Voice): readonly Part[] {
  return refused.map((refusal) => item(refusalLine(refusal, voice), 1));
}

function problems(obstacle: Obstacle, voice: Voice): readonly Part[] {
  switch (obstacle.kind) {
    case 'policy-broken':
      return section(
        'heading-problems',
        obstacle.refusals.map((refusal) => item(refusalLine(refusal, voice), 1)),
        voice,
      );
    case 'change-unreadable': {
      const { key, values } = obstacle.problem;
      return section('heading-reasons', [item(say(engineTexts, key, values, voice), 1)], voice);
    }
    case 'control-repository':
      return [];
  }
}

function commands({ verdict: { head, changesAt }, group }: Judged, voice: Voice): string {
  // A group's commit is nobody's to name: commands are given about a pull request.
  if (group !== undefined && group.heldBy !== 'member') return say(surfaceTexts, 'group-commands', {}, voice);
  // The commit stands inside a command that people copy, hence no code span of its own.
  const sentence = say(surfaceTexts, 'commands', { head: { commit: bare(head) } }, { ...voice, medium: 'plain' });
  return changesAt === null
    ? sentence
    : `${sentence}\n\n${say(surfaceTexts, 'changes-at', { at: { date: changesAt } }, voice)}`;
}

function identity(about: Verdict | Obstacle, voice: Voice): string {
  const commits = { head: { commit: about.head }, base: about.base };
  return 'policyDigest' in about
    ? say(surfaceTexts, 'identity', { ...commits, policy: { commit: about.policyDigest } }, voice)
    : say(surfaceTexts, 'identity-obstacle', commits, voice);
}

function bare(commit: string): string {
  return commit.replaceAll(/[^0-9A-Za-z]/g, '');
}

function section(heading: string, parts: readonly Part[], voice: Voice): readonly Part[] {
  return parts.length === 0 ? [] : [always(`### ${say(surfaceTexts, heading, {}, voice)}`), ...parts];
}

function always(markdown: string): Part {
  return { markdown, weight: 0 };
}

function item(markdown: string, weight: number): Part {
  return { markdown: `- ${markdown}`, weight };
}
