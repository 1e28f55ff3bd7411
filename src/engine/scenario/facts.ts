import type { Account } from '../facts/account.ts';
import type { Change, Repository } from '../facts/change.ts';
import type { Check } from '../facts/check.ts';
import type { Comment, Review, Thread } from '../facts/discussion.ts';
import type { Facts, Piece, PieceName, Pieces } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
import type { Recorded } from '../facts/record.ts';
import { type AccountOf, accountsOf, directoryOf, madeUpId, type PolicyNames } from './accounts.ts';
import { evidenceOf } from './evidence.ts';
import { commitsOf, tipsOf } from './history.ts';
import type { ScenarioFile } from './schema.ts';
import { secretsOf } from './secrets.ts';

/** GitHub Actions' number among the Apps of github.com. */
const ACTIONS_APP = 15_368;

/** The facts that a scenario tells; `named` are the names that its policy mentions. */
export function factsOf(scenario: ScenarioFile, named: PolicyNames): Facts {
  const values: Pieces = {
    commits: commitsOf(scenario),
    files: { entries: scenario.files.map(fileOf), disputed: scenario['disputed-files'] },
    ...conversationOf(scenario),
    checks: checksOf(scenario),
    deployments: scenario.deployments.map(({ head, ...rest }) => ({ ...rest, head: head ?? tipsOf(scenario).head })),
    directory: directoryOf(scenario, named),
    permissions: new Map(
      Object.entries(scenario.permissions).map(([login, level]) => [accountsOf(scenario)(login).id, level]),
    ),
    codeowners: scenario.codeowners === null ? null : { path: '.github/CODEOWNERS', text: scenario.codeowners },
    contents: new Map(Object.entries(scenario.contents)),
    recorded: recordedOf(scenario),
    ...evidenceFacts(scenario),
    secrets: secretsOf(scenario.secrets),
  };
  return {
    change: changeOf(scenario),
    repository: repositoryOf(scenario),
    judgedAt: scenario.now,
    pieces: piecesOf(values, scenario.unreadable),
  };
}

function piecesOf(values: Pieces, unreadable: ScenarioFile['unreadable']): Facts['pieces'] {
  const entries = Object.entries(values).map(([name, value]: [string, unknown]): [string, Piece<unknown>] => {
    const answer = unreadable[name];
    return [name, answer === undefined ? { known: true, value } : { known: false, problem: problemOf(name, answer) }];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys with the same values, each wrapped
  return Object.fromEntries(entries) as Facts['pieces'];
}

/** The engine's reason for a piece that GitHub did not give. */
function problemOf(name: string, answer: ScenarioFile['unreadable'][string]): Reason {
  const piece = { term: `piece.${name}` };
  if (answer === 'too-many') return { key: 'too-many', values: { piece, limit: limits[name] ?? 100 } };
  if (answer === 'fork-deleted') return { key: 'head-repository-gone', values: { piece } };
  return { key: keyOfStatus(answer), values: { piece, status: answer } };
}

const limits: Readonly<Record<string, number>> = { files: 3000, commits: 250 } satisfies { [K in PieceName]?: number };

function keyOfStatus(status: number): string {
  if (status === 404) return 'forge-hidden';
  if (status === 429) return 'forge-busy';
  return status < 500 ? 'forge-forbidden' : 'forge-failing';
}

function changeOf(scenario: ScenarioFile): Change {
  const given = scenario['pull-request'];
  const tips = tipsOf(scenario);
  const account = accountsOf(scenario);
  const { title, body, state, draft, labels, milestone, number } = given;
  const headRepository = {
    false: madeUpId(`repository ${scenario.repository.name}`),
    true: madeUpId('fork'),
    deleted: null,
  };
  return {
    number,
    title,
    body,
    state,
    draft,
    labels,
    milestone,
    author: orNobody(given.author, account),
    base: { ref: given.base ?? scenario.repository['default-branch'], sha: tips.base },
    head: {
      ref: given['head-branch'],
      sha: tips.head,
      repositoryId: headRepository[`${given.fork}`],
      fork: given.fork !== false,
    },
    mergeBase: tips.mergeBase,
    createdAt: given.created ?? scenario.now,
    requestedReviewers: {
      users: given['requested-reviewers'].users.map(account),
      teams: given['requested-reviewers'].teams,
    },
  };
}

function repositoryOf(scenario: ScenarioFile): Repository {
  const { name, visibility, topics, properties, id, 'default-branch': defaultBranch } = scenario.repository;
  const isProtected = scenario.repository['protected-branches'] ?? [defaultBranch];
  const base = scenario['pull-request'].base ?? defaultBranch;
  return {
    name,
    visibility,
    topics,
    properties,
    defaultBranch,
    id: id ?? madeUpId(`repository ${name}`),
    baseProtected: isProtected.includes(base),
  };
}

function fileOf({
  'previous-path': previousPath,
  ...file
}: ScenarioFile['files'][number]): Pieces['files']['entries'][number] {
  return { ...file, path: file.path.normalize('NFC'), previousPath: previousPath?.normalize('NFC') ?? null };
}

function conversationOf(scenario: ScenarioFile): Pick<Pieces, 'reviews' | 'comments' | 'threads'> {
  const account = accountsOf(scenario);
  const { head } = tipsOf(scenario);
  const reviews = scenario.reviews.map(
    ({ id, user, commit, submitted, 'dismissed-by': dismissedBy, ...rest }, index): Review => ({
      ...rest,
      id: id ?? `review-${index + 1}`,
      user: orNobody(user, account),
      commit: commit === undefined ? head : commit,
      submitted: submitted ?? scenario.now,
      dismissedBy: orNobody(dismissedBy, account),
    }),
  );
  const comments = scenario.comments.map(({ id, user, created, ...rest }, index): Comment => ({
    ...rest,
    id: id ?? `comment-${index + 1}`,
    user: orNobody(user, account),
    created: created ?? scenario.now,
  }));
  return { reviews, comments, threads: threadsOf(scenario, account) };
}

function threadsOf({ threads }: ScenarioFile, account: AccountOf): readonly Thread[] {
  if (!Array.isArray(threads)) {
    const open: Thread = { id: '', path: '', opener: null, resolved: false, resolvedBy: null };
    return Array.from({ length: threads.unresolved }, (_, index) => ({ ...open, id: `thread-${index + 1}` }));
  }
  return threads.map(({ opener, 'resolved-by': resolvedBy, ...rest }, index) => ({
    ...rest,
    id: `thread-${index + 1}`,
    opener: orNobody(opener, account),
    resolvedBy: orNobody(resolvedBy, account),
  }));
}

function checksOf(scenario: ScenarioFile): readonly Check[] {
  const account = accountsOf(scenario);
  return scenario.checks.map((check): Check => {
    const shape = {
      head: check.head ?? tipsOf(scenario).head,
      conclusion: check.conclusion === 'running' ? null : check.conclusion,
    };
    if ('status' in check)
      return { kind: 'status', name: check.status, creator: orNobody(check.by, account), ...shape };
    const { name, workflow, event = 'pull_request' } = check;
    if (workflow !== undefined) return { kind: 'workflow-job', name, workflow, event, ...shape };
    const id = check['app-id'] ?? (check.app === 'github-actions' ? ACTIONS_APP : madeUpId(`app ${check.app}`));
    return { kind: 'check-run', name, app: { id, slug: check.app }, ...shape };
  });
}

function recordedOf(scenario: ScenarioFile): Recorded {
  const { pushes, patches, approvals, 'base-changes': baseChanges } = scenario.recorded;
  const account = accountsOf(scenario);
  const base = scenario['pull-request'].base ?? scenario.repository['default-branch'];
  return {
    pushes: pushes.map(({ head, by, at }) => ({ head, by: orNobody(by, account), at })),
    patches: new Map(Object.entries(patches)),
    approvals: new Map(
      Object.entries(approvals).map(([id, approval]) => [
        id,
        {
          head: approval.head,
          baseRef: approval.base ?? base,
          patch: approval.patch ?? patches[approval.head] ?? null,
        },
      ]),
    ),
    baseChanges,
  };
}

function evidenceFacts(scenario: ScenarioFile): ReturnType<typeof evidenceOf> {
  const { head, mergeBase, base } = tipsOf(scenario);
  const jobs = checksOf(scenario).flatMap((check) =>
    check.kind === 'workflow-job' && check.head === head ? [check] : [],
  );
  return evidenceOf(scenario.evidence, { head, mergeBase: mergeBase ?? base, now: scenario.now, jobs });
}

function orNobody(login: string | null, account: AccountOf): Account | null {
  return login === null ? null : account(login);
}
