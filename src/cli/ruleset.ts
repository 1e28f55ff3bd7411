import { REQUIRED, requiredName } from '../publish/names.ts';
import { read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';

/** `garde-fou ruleset`: the ruleset to import that makes the check required and pinned to the App. */
export async function ruleset(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, {
    'app-id': { type: 'string' },
    branch: { type: 'string' },
    repository: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0)
    throw new WrongUse('garde-fou ruleset takes options only: --app-id N, --branch NAME, --repository.');
  const branch = values.branch ?? null;
  if (branch !== null && /[*?[\]~^:\s]/.test(branch)) {
    throw new WrongUse('A check belongs to one branch: garde-fou ruleset --branch release, without * or ?.');
  }
  const appId = Number(values['app-id'] ?? io.env['APP_ID'] ?? Number.NaN);
  // Without the number anybody who may write could post a check of this name.
  if (!Number.isSafeInteger(appId) || appId <= 0) {
    throw new WrongUse(
      'Say which App the check must come from: garde-fou ruleset --app-id N (its settings page shows it).',
    );
  }
  io.stdout.write(
    `${JSON.stringify(rulesetOf(appId, { branch, forOneRepository: values.repository === true }), null, 2)}\n`,
  );
  return Promise.resolve(exitCodes.fine);
}

interface Wish {
  /** `null`: the default branch, whatever its name. */
  readonly branch: string | null;
  readonly forOneRepository: boolean;
}

/** A ruleset as GitHub imports it: of the organisation for every repository, or of one repository. */
function rulesetOf(appId: number, { branch, forOneRepository }: Wish): unknown {
  const check = branch === null ? REQUIRED : requiredName(branch, '');
  const included = branch === null ? '~DEFAULT_BRANCH' : `refs/heads/${branch}`;
  const branches = { ref_name: { include: [included], exclude: [] } };
  const everywhere = { repository_name: { include: ['~ALL'], exclude: [], protected: true } };
  return {
    name: check,
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
          required_status_checks: [{ context: check, integration_id: appId }],
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
