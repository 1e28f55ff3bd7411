import type { Value } from '../facts/reason.ts';
import { listed, say, tell, term } from '../locales/say.ts';
import type { Texts } from '../locales/texts.ts';
import type { Voice } from '../locales/voice.ts';
import type { Judged, Judgement, Obstacle } from '../verdict/judgement.ts';
import { holdingRules } from '../verdict/outcome.ts';
import { engineTexts, whoActs } from '../verdict/texts.ts';
import type { RuleVerdict } from '../verdict/verdict.ts';
import { awaiting, tellable } from './points.ts';
import { surfaceTexts } from './texts.ts';

/** Who does what next; roles, never names. */
export interface Step {
  readonly who: string;
  readonly what: string;
}

/** What opens the gate again, each step once; nothing when it is open. */
export function nextSteps(judgement: Judgement, voice: Voice): readonly Step[] {
  const steps = judgement.kind === 'judged' ? verdictSteps(judgement, voice) : obstacleSteps(judgement, voice);
  const once = new Map(
    steps.map(({ who, what }) => [`${who}\n${what}`, { who: capitalised(who), what: capitalised(what) }]),
  );
  return [...once.values()];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function verdictSteps({ verdict }: Judged, voice: Voice): readonly Step[] {
  if (verdict.emergency !== null) return [];
  const steps = holdingRules(verdict.families).flatMap((ruling) => ruleSteps(ruling, voice));
  if (verdict.refusals.length === 0) return steps;
  return [{ who: term('actor.author', voice), what: say(surfaceTexts, 'next-refusals', {}, voice) }, ...steps];
}

/** A reason's own advice is the text `<key>.next` of the catalogue that tells the reason. */
function ruleSteps(ruling: RuleVerdict, voice: Voice): readonly Step[] {
  const advised = tellable(ruling).filter(
    ({ reason, texts }) => texts[voice.language][adviceOf(reason.key)] !== undefined,
  );
  if (advised.length === 0) {
    const family = { term: `family.${familyOf(ruling)}` };
    const what = say(surfaceTexts, `next-${ruling.outcome}`, { family }, voice);
    return [{ who: actorOf(ruling, surfaceTexts, '', voice), what }];
  }
  return advised.map(({ reason, texts }) => ({
    who: actorOf(ruling, texts, reason.key, voice),
    what: say(texts, adviceOf(reason.key), reason.values, voice),
  }));
}

function adviceOf(key: string): string {
  return `${key}.next`;
}

function familyOf({ rule }: RuleVerdict): string {
  return rule.split('/')[0] ?? rule;
}

function actorOf(ruling: RuleVerdict, texts: Texts, key: string, voice: Voice): string {
  if (texts === engineTexts) return term(whoActs[key] ?? 'actor.author', voice);
  if (ruling.clientMustAct === true) return term('actor.client', voice);
  const awaited = ruling.outcome === 'waiting' ? (ruling.waitsFor ?? []) : [];
  // A role can be asked to answer; a check only runs when the author sees to it.
  const isForPeople = awaited.length > 0 && awaiting(awaited) === 'or';
  return isForPeople ? namesOf(awaited, voice) : term('actor.author', voice);
}

function namesOf(names: readonly Value[], voice: Voice): string {
  return listed(
    names.map((name) => tell(name, voice)),
    { ...voice, lists: awaiting(names) },
  );
}

function obstacleSteps(obstacle: Obstacle, voice: Voice): readonly Step[] {
  switch (obstacle.kind) {
    case 'policy-broken':
      return [{ who: term('actor.client', voice), what: say(surfaceTexts, 'next-policy-broken', {}, voice) }];
    case 'control-repository': {
      const { state, repository } = obstacle;
      return [
        { who: term('actor.owner', voice), what: say(surfaceTexts, `next-control-${state}`, { repository }, voice) },
      ];
    }
    case 'change-unreadable': {
      const { key, values } = obstacle.problem;
      return [
        { who: term(whoActs[key] ?? 'actor.author', voice), what: say(engineTexts, adviceOf(key), values, voice) },
      ];
    }
  }
}
