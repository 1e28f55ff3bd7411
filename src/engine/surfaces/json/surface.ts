import type { Reason, Value } from '../../facts/reason.ts';
import { say } from '../../locales/say.ts';
import type { Voice } from '../../locales/voice.ts';
import type { Refusal } from '../../policy/effective.ts';
import { conclusionOf, type Judgement, type Obstacle } from '../../verdict/judgement.ts';
import { engineTexts } from '../../verdict/texts.ts';
import type { FamilyVerdict, RuleVerdict, Verdict } from '../../verdict/verdict.ts';
import { sentenceOf, titleOf } from '../headline.ts';
import { refusalText, tellable } from '../points.ts';
import type { Surface } from '../surface.ts';
import type { VerdictDocument } from './document.ts';

type Told = VerdictDocument['refusals'][number];

/** The judgement as one JSON document; each reason carries its sentence too. */
export const json: Surface<VerdictDocument> = {
  name: 'json',
  render(judgement, reader) {
    const voice: Voice = { ...reader, medium: 'plain' };
    const title = titleOf(judgement, voice);
    return judgement.kind === 'judged'
      ? { ...verdictPart(judgement.verdict, voice), title, obstacle: null }
      : { ...obstaclePart(judgement, voice), title, obstacle: judgement.kind };
  },
};

type Part = Omit<VerdictDocument, 'title' | 'obstacle'>;

function verdictPart(verdict: Verdict, voice: Voice): Part {
  const { outcome, conclusion, families, refusals, emergency, head, base, policyDigest, digest, changesAt } = verdict;
  return {
    outcome,
    conclusion,
    families: families.map((family) => familyPart(family, voice)),
    refusals: refusals.map((refusal) => refusalPart(refusal, voice)),
    emergency: emergency === null ? null : { reason: emergency.reason, until: emergency.until },
    head,
    base,
    policyDigest,
    digest,
    changesAt,
  };
}

function obstaclePart(obstacle: Obstacle, voice: Voice): Part {
  const { head, base } = obstacle;
  return {
    outcome: obstacle.kind === 'change-unreadable' ? 'undetermined' : 'fail',
    conclusion: conclusionOf(obstacle),
    families: [],
    refusals: [...problemsOf(obstacle, voice)],
    emergency: null,
    policyDigest: null,
    digest: null,
    changesAt: null,
    head,
    base,
  };
}

function problemsOf(obstacle: Obstacle & Judgement, voice: Voice): readonly Told[] {
  switch (obstacle.kind) {
    case 'policy-broken':
      return obstacle.refusals.map((refusal) => refusalPart(refusal, voice));
    case 'change-unreadable':
      return [reasonPart(obstacle.problem, say(engineTexts, obstacle.problem.key, obstacle.problem.values, voice))];
    case 'control-repository':
      return [{ key: obstacle.state, values: { repository: obstacle.repository }, text: sentenceOf(obstacle, voice) }];
  }
}

function familyPart(
  { family, enforcement, built, unbuiltParts, outcome, rules }: FamilyVerdict,
  voice: Voice,
): Part['families'][number] {
  const open = unbuiltParts === undefined ? {} : { unbuiltParts: [...unbuiltParts] };
  return { family, enforcement, built, ...open, outcome, rules: rules.map((rule) => rulePart(rule, voice)) };
}

function rulePart(ruling: RuleVerdict, voice: Voice): Part['families'][number]['rules'][number] {
  const { rule, outcome, marks, counted, notCounted, changesAt, waivedBy } = ruling;
  const waivers = waivedBy.map(({ id, waives, reason, expires }) => ({ id, waives, reason, expires }));
  return {
    rule,
    outcome,
    reasons: tellable(ruling).map(({ reason, texts }) =>
      reasonPart(reason, say(texts, reason.key, reason.values, voice)),
    ),
    ...(marks === undefined
      ? {}
      : { marks: marks.map((mark) => reasonPart(mark, say(ruling.texts, mark.key, mark.values, voice))) }),
    ...(counted === undefined ? {} : { counted: [...counted] }),
    ...(notCounted === undefined ? {} : { notCounted }),
    ...(changesAt === undefined ? {} : { changesAt }),
    ...(waivers.length === 0 ? {} : { waivedBy: waivers }),
  };
}

function refusalPart(refusal: Refusal, voice: Voice): Told {
  return reasonPart(refusal.reason, refusalText(refusal, voice));
}

function reasonPart({ key, values, at, fingerprint }: Reason, text: string): Told {
  return {
    key,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)])),
    ...(at === undefined ? {} : { at }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    text,
  };
}

/** Without the marks that tell dates, commits and terms from foreign text. */
function plainValue(value: Value): string | number | PlainList {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (isList(value)) return value.map(plainValue);
  if ('date' in value) return value.date;
  if ('link' in value) return value.link;
  if ('percent' in value) return `${value.percent / 100}%`;
  return 'commit' in value ? value.commit : value.term;
}

type PlainList = (string | number | PlainList)[];

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
