import { type Claim, claimsOf, isDisowned } from '../../approvals/claims.ts';
import { staleness } from '../../approvals/coverage.ts';
import { latestOf, votersOf } from '../../approvals/opinions.ts';
import { countingFields } from '../../approvals/settings.ts';
import type { Reason } from '../../facts/reason.ts';
import { flag } from '../../settings/choices.ts';
import type { SettingsOf } from '../../settings/setting.ts';
import { type Answer, defineRule, type FactsWith } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const settings = {
  'approve-by': countingFields['approve-by'],
  impersonation: flag({
    words: {
      en: 'Whether a commit that carries a client’s name, which that client neither signed nor pushed, holds the pull request until that very person answers.',
      fr: 'Si un commit portant le nom d’un client, qui ne l’a ni signé ni envoyé, retient la demande de fusion jusqu’à ce que cette personne même réponde.',
    },
    initial: true,
    stricter: true,
  }),
};
const needs = ['comments', 'commits', 'recorded', 'reviews'] as const;

type Sight = FactsWith<(typeof needs)[number]>;

/** No commit carries a client's name without that client. */
export const reviewsImpersonation = defineRule({
  id: 'reviews/impersonation',
  settings,
  needs,
  mayNeed: [],
  wakesOn: ['push', 'review', 'comment', 'people'],
  texts: { en, fr },
  isAsked: ({ impersonation }) => impersonation,
  check,
});

function check(facts: Sight, asked: SettingsOf<typeof settings>): Answer {
  const claims = claimsOf(facts)
    .filter(({ account }) => facts.people.isClient(account))
    .filter((claim) => !isAnswered(claim, facts, asked['approve-by']));
  if (claims.length === 0) return { outcome: 'pass', reasons: [{ key: 'no-claim', values: {} }] };
  const reasons = perCommit(claims).map((claim) => asReason(claim, facts));
  if (claims.every(({ pushSeen }) => !pushSeen)) return { outcome: 'undetermined', reasons };
  const roles = new Set(claims.flatMap(({ account }) => facts.people.rolesOf(account)));
  return { outcome: 'waiting', reasons, waitsFor: [...roles].toSorted().map((role) => ({ term: `role.${role}` })) };
}

/** Only the person whose name it is can answer: by disowning the commits of this head, or by approving this very head. */
function isAnswered({ account }: Claim, facts: Sight, ways: SettingsOf<typeof settings>['approve-by']): boolean {
  if (isDisowned(account, facts)) return true;
  const voter = votersOf(facts, ways).find((one) => one.account.id === account.id);
  const latest = voter === undefined ? undefined : latestOf(voter);
  if (latest?.kind !== 'approval') return false;
  // An approval of an older patch cannot speak of a name that came later.
  return staleness(latest, facts, { 'on-push': true, 'keep-when-patch-is-identical': false }) === null;
}

/** A name may stand on one commit as author, committer and co-author: one sentence will do. */
function perCommit(claims: readonly Claim[]): readonly Claim[] {
  return [
    ...new Map(claims.toReversed().map((claim) => [`${claim.commit} ${claim.account.id}`, claim])).values(),
  ].toReversed();
}

function asReason({ commit, account, as, pushSeen }: Claim, { change }: Sight): Reason {
  return {
    key: pushSeen ? `claimed-${as}` : `unseen-${as}`,
    values: { login: account.login, commit: { commit }, head: { commit: change.head.sha } },
    fingerprint: `impersonation:${account.id}:${commit}`,
  };
}
