import { read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';

/** Name of the check that a protected branch requires. */
const CHECK_NAME = 'Garde-fou';

/** `garde-fou ruleset`: the ruleset to import that makes the check required and pinned to the App. */
export async function ruleset(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, {
    'app-id': { type: 'string' },
    repository: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new WrongUse('garde-fou ruleset takes options only: --app-id N, --repository.');
  const appId = Number(values['app-id'] ?? io.env['APP_ID'] ?? Number.NaN);
  // Without the number anybody who may write could post a check of this name.
  if (!Number.isSafeInteger(appId) || appId <= 0) {
    throw new WrongUse(
      'Say which App the check must come from: garde-fou ruleset --app-id N (its settings page shows it).',
    );
  }
  io.stdout.write(`${JSON.stringify(rulesetOf(appId, values.repository === true), null, 2)}\n`);
  return Promise.resolve(exitCodes.fine);
}

/** A ruleset as GitHub imports it: of the organisation for every repository, or of one repository. */
function rulesetOf(appId: number, forOneRepository: boolean): unknown {
  const branches = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };
  const everywhere = { repository_name: { include: ['~ALL'], exclude: [], protected: true } };
  return {
    name: CHECK_NAME,
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: forOneRepository ? branches : { ...branches, ...everywhere },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'pull_request', parameters: pullRequests },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          do_not_enforce_on_create: false,
          required_status_checks: [{ context: CHECK_NAME, integration_id: appId }],
        },
      },
    ],
  };
}

/** Changes arrive by pull request; who must approve them is the policy's business. */
const pullRequests = {
  required_approving_review_count: 0,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};
