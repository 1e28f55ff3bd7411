import { approvalPieces, approvalValues, type Ballot, ballotOf } from '../../approvals/count.ts';
import { distinct, tallyOf } from '../../approvals/report.ts';
import { approvalTexts } from '../../approvals/texts.ts';
import type { PieceName } from '../../facts/facts.ts';
import type { Reason } from '../../facts/reason.ts';
import { type Gathered, piecesOf } from '../../predicates/conditions.ts';
import { predicateTexts } from '../../predicates/texts.ts';
import { type Answer, defineRule, type FactsWith } from '../rule.ts';
import { decided, type Result } from './combine.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { lint } from './lint.ts';
import type { Requirement } from './requirement.ts';
import { type Settings, settings } from './settings.ts';
import { tightened } from './tighten.ts';
import { type Ballots, weigh, type Weighed } from './weigh.ts';

const optional = [
  ...approvalPieces,
  'checks',
  'contents',
  'deployments',
  'threads',
] as const satisfies readonly PieceName[];

type Sight = FactsWith<'directory', (typeof optional)[number]>;

/** Approvals by the people whom the policy names. */
export const reviewsRequirements = defineRule({
  id: 'reviews/requirements',
  settings,
  needs: ['directory'],
  mayNeed: optional,
  wakesOn: [
    'change',
    'push',
    'review',
    'thread',
    'comment',
    'label',
    'check',
    'deployment',
    'people',
    'target-branch',
    'clock',
  ],
  texts: {
    en: { ...approvalTexts.en, ...predicateTexts.en, ...en },
    fr: { ...approvalTexts.fr, ...predicateTexts.fr, ...fr },
  },
  isAsked: ({ requirements }) => requirements.length > 0,
  uses: (asked) => {
    const read = new Set(asked.requirements.flatMap(readBy));
    return optional.filter((name) => read.has(name));
  },
  lint,
  tighten: { keys: ['requirements'], join: tightened },
  check,
});

function readBy({ when, require }: Requirement): readonly PieceName[] {
  const conditional = [when, require.conditions].flatMap((one) => (one === null ? [] : piecesOf(one)));
  return require.approvals > 0 ? [...approvalPieces, ...conditional] : conditional;
}

function check(facts: Sight, asked: Settings): Answer {
  const gathered: Gathered = { ...facts, directory: { known: true, value: facts.directory } };
  const ballots = ballotsOf(facts, asked);
  const weighed = asked.requirements.map((requirement) => weigh(requirement, gathered, ballots));
  const result = decided(asked, (name) => resultOf(name, weighed));
  const isNothingAsked = weighed.every((one) => one.result === 'skipped');
  const tally = tallyOf(weighed.flatMap(({ count }) => count ?? []));
  const moments = weighed.flatMap(({ changesAt }) => changesAt).toSorted();
  return {
    outcome: result === 'skipped' ? 'not-applicable' : result,
    reasons: [
      ...verdictReasons(result, isNothingAsked),
      ...weighed.flatMap(({ reasons }) => reasons),
      ...tally.reasons,
    ],
    counted: tally.counted,
    notCounted: tally.notCounted,
    ...(result === 'waiting' ? { waitsFor: distinct(weighed.flatMap(({ waitsFor }) => waitsFor)) } : {}),
    ...(moments[0] === undefined ? {} : { changesAt: moments[0] }),
    ...(isClients(weighed, result) ? { clientMustAct: true } : {}),
  };
}

function verdictReasons(result: Result, isNothingAsked: boolean): readonly Reason[] {
  if (isNothingAsked) return [{ key: `nothing-applies-${result === 'fail' ? 'fail' : 'pass'}`, values: {} }];
  return result === 'fail' ? [{ key: 'combination-refuses', values: {} }] : [];
}

/** A name that stands for nobody gives nothing: a policy with it does not load, and was refused. */
function resultOf(name: string, weighed: readonly Weighed[]): Result {
  return weighed.find(({ requirement }) => requirement.name === name)?.result ?? 'undetermined';
}

function ballotsOf(facts: Sight, asked: Settings): Ballots {
  const { commits, comments, files, permissions, recorded, reviews } = facts;
  const pieces = { commits, comments, files, permissions, recorded, reviews };
  const values = approvalValues(pieces);
  if (values === null)
    return { read: false, problems: Object.values(pieces).flatMap((piece) => (piece.known ? [] : [piece.problem])) };
  const { change, repository, judgedAt, people } = facts;
  const ballot: Ballot = ballotOf({ change, repository, judgedAt, people, ...values }, asked);
  return { read: true, ballot };
}

function isClients(weighed: readonly Weighed[], result: Result): boolean {
  const waiting = weighed.filter((one) => one.result === 'waiting');
  return (
    result === 'waiting' && waiting.some(({ count }) => count !== null && count.missing > 0 && count.able.length === 0)
  );
}
