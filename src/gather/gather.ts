import type { Check } from '../engine/facts/check.ts';
import type { Comment } from '../engine/facts/discussion.ts';
import type { Facts, Piece, PieceName, Pieces } from '../engine/facts/facts.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';
import type { Reading } from '../platform/port.ts';
import { contents } from './changes/contents.ts';
import { changedFiles } from './changes/files.ts';
import { evidencePieces } from './evidence/pieces.ts';
import { guardOf } from './guard.ts';
import { directory } from './people/directory.ts';
import { namesIn } from './people/names.ts';
import { permissions } from './people/permissions.ts';
import { gathered, whole } from './pieces.ts';
import { recorded } from './pushes/recorded.ts';
import { withUpdateMerges } from './pushes/update-merges.ts';
import type { ControlPlace } from './secrets/control-files.ts';
import { secrets } from './secrets/secrets.ts';
import { secretSettings } from './secrets/settings.ts';
import { remembered } from './short-memory.ts';
import type { Subject, Tools } from './tools.ts';

/** GitHub's own CI: its check runs can be written by any job, so only its jobs are believed. */
const ACTIONS = 'github-actions';

/** What to gather facts for. */
export interface Inquiry {
  readonly subject: Subject;
  readonly policy: EffectivePolicy;
  readonly wanted: ReadonlySet<PieceName>;
  /** Where the policy in force comes from. */
  readonly control: ControlPlace;
}

/** Gathers the facts that the policy's rules read. What cannot be read whole is a problem in its place, never an empty list. */
export async function gatherFacts(tools: Tools, inquiry: Inquiry): Promise<Facts> {
  const { state, mergeBase, repository } = inquiry.subject;
  const [pieces, guard, properties] = await Promise.all([
    readPieces(tools, inquiry),
    guardOf(tools, inquiry.subject, state.change.base.ref),
    remembered(tools, `${String(repository.id)}:properties`, () => tools.platform.changes.properties(repository)),
  ]);
  return {
    change: { ...state.change, mergeBase },
    repository: { ...state.repository, properties, baseProtected: guard.protected },
    judgedAt: new Date(tools.now()).toISOString(),
    pieces,
  };
}

async function readPieces(tools: Tools, { subject, policy, wanted, control }: Inquiry): Promise<Facts['pieces']> {
  const { state, repository, organization } = subject;
  const files = once(() => filesPiece(tools, subject));
  const delivered = evidencePieces(tools, subject, { policy, files });
  const owners = state.codeowners.known ? (state.codeowners.value?.text ?? null) : null;
  const ask = async <K extends PieceName>(name: K, read: () => Promise<Pieces[K]>): Promise<Piece<Pieces[K]>> =>
    wanted.has(name) ? gathered(name, read) : notAsked(name);
  const told = <K extends PieceName>(name: K, read: Reading<Pieces[K]>): Promise<Piece<Pieces[K]>> =>
    ask(name, () => Promise.resolve(whole(read)));
  return settled({
    commits: ask('commits', async () => withUpdateMerges(tools, repository, whole(state.commits))),
    files: wanted.has('files') ? files() : Promise.resolve(notAsked('files')),
    reviews: told('reviews', state.reviews),
    comments: ask('comments', () => commentsOf(tools, subject)),
    threads: told('threads', state.threads),
    checks: ask('checks', () => checksOf(tools, subject)),
    deployments: ask('deployments', () => tools.platform.checks.deployments(repository, state.change.head.sha)),
    // Who is who is needed whatever the rules read.
    directory: gathered('directory', () => directory(tools, organization, namesIn(policy, owners))),
    permissions: ask('permissions', () => permissions(tools, subject)),
    codeowners: told('codeowners', state.codeowners),
    contents: wanted.has('contents') ? contentsPiece(tools, subject, files) : Promise.resolve(notAsked('contents')),
    recorded: ask('recorded', () => recorded(tools, subject)),
    evidence: wanted.has('evidence') ? delivered.evidence() : Promise.resolve(notAsked('evidence')),
    coverage: wanted.has('coverage') ? delivered.coverage() : Promise.resolve(notAsked('coverage')),
    tests: wanted.has('tests') ? delivered.tests() : Promise.resolve(notAsked('tests')),
    analysis: wanted.has('analysis') ? delivered.analysis() : Promise.resolve(notAsked('analysis')),
    secrets: ask('secrets', () => secrets(tools, subject, { settings: secretSettings(policy), control })),
  });
}

async function settled(reads: { readonly [K in PieceName]: Promise<Piece<Pieces[K]>> }): Promise<Facts['pieces']> {
  await Promise.all(Object.values<Promise<unknown>>(reads));
  return {
    commits: await reads.commits,
    files: await reads.files,
    reviews: await reads.reviews,
    comments: await reads.comments,
    threads: await reads.threads,
    checks: await reads.checks,
    deployments: await reads.deployments,
    directory: await reads.directory,
    permissions: await reads.permissions,
    codeowners: await reads.codeowners,
    contents: await reads.contents,
    recorded: await reads.recorded,
    evidence: await reads.evidence,
    coverage: await reads.coverage,
    tests: await reads.tests,
    analysis: await reads.analysis,
    secrets: await reads.secrets,
  };
}

async function contentsPiece(
  tools: Tools,
  subject: Subject,
  files: () => Promise<Piece<Pieces['files']>>,
): Promise<Piece<Pieces['contents']>> {
  const changed = await files();
  return changed.known ? gathered('contents', () => contents(tools, subject, changed.value)) : changed;
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}

async function filesPiece(tools: Tools, subject: Subject): Promise<Piece<Pieces['files']>> {
  if (subject.mergeBase === null) return { known: false, problem: { key: 'no-merge-base', values: {} } };
  return gathered('files', () => changedFiles(tools, subject));
}

/** An edit or a deletion that was seen counts even when the forge no longer shows it. */
async function commentsOf({ store }: Tools, { repository, state }: Subject): Promise<Pieces['comments']> {
  const records = await store.history.comments(repository.id, state.change.number);
  const edited = new Set(records.filter(({ editedAt }) => editedAt !== null).map(({ commentId }) => String(commentId)));
  const marked = (comment: Comment): Comment => (edited.has(comment.id) ? { ...comment, edited: true } : comment);
  return whole(state.comments).map(marked);
}

async function checksOf({ platform }: Tools, { repository, state }: Subject): Promise<readonly Check[]> {
  const checks = whole(state.said);
  const ours = platform.app.appId;
  const others = checks.filter((one) => one.kind !== 'check-run' || (one.app.id !== ours && one.app.slug !== ACTIONS));
  const ci = checks.some((one) => one.kind === 'check-run' && one.app.slug === ACTIONS);
  return ci ? [...others, ...(await platform.checks.workflowJobs(repository, state.change.head.sha))] : others;
}

function notAsked<T>(name: PieceName): Piece<T> {
  return { known: false, problem: { key: 'not-collected', values: { piece: { term: `piece.${name}` } } } };
}

const PASSING = new Set(['forge-busy', 'forge-failing', 'forge-unreachable', 'head-moved']);

/** Whether a piece is missing for a reason that waiting mends. */
export function isPassing(facts: Facts): boolean {
  return Object.values(facts.pieces).some((piece) => !piece.known && PASSING.has(piece.problem.key));
}
