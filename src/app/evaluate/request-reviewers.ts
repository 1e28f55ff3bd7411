import { type ApprovalFacts, approvalValues } from '../../engine/approvals/count.ts';
import { reviewersToRequest } from '../../engine/rules/reviews-requirements/reviewers.ts';
import type { Settings } from '../../engine/rules/reviews-requirements/settings.ts';
import { settingsOf } from '../../engine/verdict/narrow.ts';
import type { Verdict } from '../../engine/verdict/verdict.ts';
import { takenBack } from '../routing/records.ts';
import type { Bench, Matter } from './bench.ts';
import type { Opinion } from './judge-change.ts';

const REQUIREMENTS = 'reviews/requirements';

/** Asks those for a review whom the policy wants asked for what is still missing. */
export async function requestReviewers(
  bench: Bench,
  { repository, number }: Matter,
  { inForce, verdict }: { readonly inForce: NonNullable<Opinion['inForce']>; readonly verdict: Verdict },
): Promise<void> {
  const waiting = waitingRequirements(verdict);
  const settings = requirementSettings(bench, inForce);
  const facts = approvalFacts(inForce);
  if (waiting.size === 0 || settings === null || facts === null) return;
  const removed = await takenBack(bench.store.memory, repository.id, number);
  const { users, teams } = reviewersToRequest(settings, waiting, {
    facts,
    people: inForce.policy.people,
    history: { removed },
  });
  if (users.length + teams.length === 0) return;
  const names = {
    users: users.map(({ login }) => login),
    teams: teams.map((team) => team.slice(team.indexOf('/') + 1)),
  };
  await bench.platform.conversation.requestReviewers(repository, number, names);
}

function waitingRequirements({ families }: Verdict): ReadonlySet<string> {
  const reasons = families.flatMap(({ rules }) => rules).filter(({ rule }) => rule === REQUIREMENTS);
  const waiting = reasons.flatMap((ruling) => ruling.reasons).filter(({ key }) => key === 'requirement-waiting');
  return new Set(waiting.flatMap(({ values }) => (typeof values['name'] === 'string' ? values['name'] : [])));
}

function requirementSettings({ rules }: Bench, { policy }: NonNullable<Opinion['inForce']>): Settings | null {
  const rule = rules.find(({ id }) => id === REQUIREMENTS);
  const family = policy.families.find((one) => one.family === 'reviews');
  if (rule === undefined || family === undefined) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rule's own schemas read these values when the policy was loaded
  return settingsOf(rule, family.settings) as Settings;
}

function approvalFacts({ facts, roster }: NonNullable<Opinion['inForce']>): ApprovalFacts | null {
  const { change, repository, judgedAt, pieces } = facts;
  const values = approvalValues(pieces);
  return values === null ? null : { change, repository, judgedAt, people: roster, ...values };
}
