import { reviewsRequirements } from '../../src/engine/rules/reviews-requirements/rule.ts';
import { ask } from './ask.ts';
import { account, commit, facts, headSha, push, type Told } from './facts.ts';
import { directory } from './people.ts';

/** A policy with one requirement: a person of the product team or the CTO. */
export const oneReviewer = {
  requirements: [{ name: 'a client reviewer', require: { approvals: 1, from: ['product', 'cto'] } }],
};

const permissions = new Map(
  ['sophie-petit', 'claire-cto', 'an-lea', 'an-karim', 'marie-durand'].map((login) => [
    account(login).id,
    'write' as const,
  ]),
);

/** A supplier's pull request of one commit whose push was seen, judged by the requirements of a policy. */
export function judged(told: Told, settings: Readonly<Record<string, unknown>> = oneReviewer): ReturnType<typeof ask> {
  return ask(reviewsRequirements, {
    settings,
    facts: facts({
      commits: [commit(headSha, 'an-karim')],
      permissions,
      directory: directory(),
      files: ['src/cart.ts'],
      ...told,
      recorded: { pushes: [push(headSha, 'an-karim')], ...told.recorded },
    }),
  });
}
