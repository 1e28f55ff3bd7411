import type { MergeQueueEntry, PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, COLLECTOR, COLLECTOR_SHA, coveragePolicy, lcov, measure, type Measuring } from './ci.ts';

const QUEUE = {
  check_response_timeout_minutes: 60,
  grouping_strategy: 'ALLGREEN',
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  merge_method: 'MERGE',
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 0,
} as const;

/** Puts a merge queue before a branch, whose checks are required; the default branch unless told. */
export function requireQueue(
  scene: Scene,
  {
    beside = [],
    branch,
    context = 'Garde-fou',
  }: {
    readonly beside?: readonly { readonly context: string; readonly integration_id: number }[];
    readonly branch?: string;
    readonly context?: string;
  } = {},
): void {
  const include = [branch === undefined ? '~DEFAULT_BRANCH' : `refs/heads/${branch}`];
  scene.as('marie-durand').desk.ruleset(SHOP, {
    name: `Queue ${branch ?? ''}`,
    enforcement: 'active',
    conditions: { ref_name: { include, exclude: [] } },
    rules: [
      { type: 'merge_queue', parameters: QUEUE },
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context, integration_id: scene.app.id }, ...beside],
          strict_required_status_checks_policy: false,
        },
      },
    ],
  });
}

/** A workflow file that measures; `on` as it is written in YAML. */
export function workflowFor(on: string): string {
  return `name: ci
on: ${on}
permissions: {}
jobs:
  unit:
    uses: ${COLLECTOR}@${COLLECTOR_SHA}
    with: { tool: node, name: unit }
`;
}

const FILES = { 'README.md': '# boutique-api\n', 'src/old.ts': codeOf('old') };

/** A shop whose default branch has a merge queue and a workflow that measures. */
export async function openQueue({
  on = '[pull_request, merge_group, push]',
  policy = coveragePolicy(),
  files = {},
}: {
  readonly on?: string;
  readonly policy?: string;
  readonly files?: Readonly<Record<string, string>>;
} = {}): Promise<Scene> {
  const shop = {
    visibility: 'private',
    teams: { produit: 'write', 'agence-nord': 'write' },
    files: { ...FILES, [CI]: workflowFor(on), ...files },
  } as const;
  const scene = await openScene({ policy, shop });
  scene.github.world.repository(SHOP).rulesets.clear();
  requireQueue(scene);
  await scene.settled();
  return scene;
}

/** Four lines of code, by the hits of a report that covers as many of them as told. */
export function codeOf(name: string): string {
  return ['a', 'b', 'c', 'd'].map((one) => `export const ${name}${one} = 1;\n`).join('');
}

/** A report of such files: how many of the four lines each one’s tests run. */
export function covering(files: Readonly<Record<string, number>>): Pick<Measuring, 'reports'> {
  const hits = Object.entries(files).map(([path, count]) => [
    path,
    [1, 2, 3, 4].map((line) => (line <= count ? 1 : 0)),
  ]);
  return { reports: { 'coverage/lcov.info': lcov(Object.fromEntries(hits) as Record<string, readonly number[]>) } };
}

/** A pull request with one covered file, measured and in order. */
export async function inOrder(
  scene: Scene,
  { name = 'cart', files = {}, wish = {} }: { name?: string; files?: Record<string, string>; wish?: Measuring } = {},
): Promise<PullRequest> {
  const path = `src/${name}.ts`;
  const pull = scene.propose({ branch: name, title: `feat: ${name}`, files: { [path]: codeOf(name), ...files } });
  measure(scene.as('an-karim'), pull, { ...covering({ [path]: 4 }), ...wish });
  await scene.settled();
  return pull;
}

/** The same pull request once the queue has built its group. */
export async function enqueued(scene: Scene, pull: PullRequest): Promise<MergeQueueEntry> {
  const entry = scene.as('an-karim').enqueue(pull);
  await scene.settled();
  return entry;
}
