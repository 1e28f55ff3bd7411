import { refusalsOf, type Refusal } from '../../approvals/refusals.ts';
import { countingFields } from '../../approvals/settings.ts';
import type { Reason } from '../../facts/reason.ts';
import { flag } from '../../settings/choices.ts';
import type { SettingsOf } from '../../settings/setting.ts';
import { type Answer, defineRule, type FactsWith } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const settings = {
  'approve-by': countingFields['approve-by'],
  refusals: flag({
    words: {
      en: 'Whether a client’s “changes requested” holds the pull request until that person approves, or a client dismisses it.',
      fr: 'Si « modifications demandées » par un client retient la demande de fusion jusqu’à ce que cette personne approuve, ou qu’un client annule la relecture.',
    },
    initial: true,
    stricter: true,
  }),
};
const needs = ['comments', 'permissions', 'reviews'] as const;

/** No client stands by a request for changes. */
export const reviewsRefusals = defineRule({
  id: 'reviews/refusals',
  settings,
  needs,
  mayNeed: [],
  wakesOn: ['review', 'comment', 'people'],
  texts: { en, fr },
  isAsked: ({ refusals }) => refusals,
  check,
});

const keys = { asked: 'changes-requested', dismissed: 'dismissed-by-other', unclear: 'dismissed-unclear' } as const;

function check(facts: FactsWith<(typeof needs)[number]>, asked: SettingsOf<typeof settings>): Answer {
  const refusals = refusalsOf(facts, asked['approve-by']);
  if (refusals.length === 0) return { outcome: 'pass', reasons: [{ key: 'nobody-refuses', values: {} }] };
  const reasons = refusals.map(asReason);
  if (refusals.some(({ kind }) => kind !== 'unclear')) return { outcome: 'fail', reasons };
  const roles = new Set(refusals.flatMap(({ account }) => facts.people.rolesOf(account)));
  return { outcome: 'waiting', reasons, waitsFor: [...roles].toSorted().map((role) => ({ term: `role.${role}` })) };
}

function asReason({ account, kind, dismissedBy }: Refusal): Reason {
  const by = dismissedBy?.login ?? { term: 'account.deleted' };
  return { key: keys[kind], values: kind === 'dismissed' ? { login: account.login, by } : { login: account.login } };
}
