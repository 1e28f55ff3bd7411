import type { Judged, Judgement } from '../../engine/verdict/judgement.ts';
import { conclusionOf, together } from '../../engine/verdict/judgement.ts';
import { problemOf } from '../../gather/pieces.ts';
import { wakingEvents } from '../../gather/policy/wanted.ts';
import { passes, reading, Unreadable } from '../../platform/port.ts';
import { looksLikeOurs, REQUIRED, requiredName } from '../../publish/names.ts';
import { markInProgress, publish } from '../../publish/publish.ts';
import type { OpenPull } from '../../store/port.ts';
import { wakesKey } from '../routing/wakes.ts';
import { jobFor } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import { inTurn } from '../worker/in-turn.ts';
import { type Bench, type Matter, PATIENCE } from './bench.ts';
import { judgeGroupsAgain } from './group.ts';
import { judgeChange, type Opinion } from './judge-change.ts';
import { languageOf } from './language-of.ts';
import { noteReliedOn } from './relied-on.ts';
import { requestReviewers } from './request-reviewers.ts';
import { fromStored, toStored } from './stored-verdict.ts';

const DAY = 86_400_000;
const SOON = 5_000;
const MINUTES = 2 * 60_000;

/** Judges a pull request and shows the verdict; a verdict about a head that is no longer the head is dropped. */
export async function evaluatePullRequest(bench: Bench, matter: Matter): Promise<JobOutcome> {
  const startedAt = bench.now();
  const told = await lastTold(bench, matter);
  const read = await reading(() => judgeChange(bench, matter)).catch((error: unknown) => brokenDown(matter, error));
  if (!read.known) return unread(bench, matter, read.problem);
  const opinion = read.value;
  if (opinion === null) return { is: 'done' };
  // GitHub does not show yet what an event told: an older verdict would be confirmed.
  if (opinion.state.updatedAt < told && matter.attempts < PATIENCE) throw new Unreadable('pending', 'change');
  if (opinion.state.change.state !== 'open') return closed(bench, matter, opinion);
  await takeNote(bench, matter, opinion);
  return inTurn(`${String(matter.repository.id)} ${opinion.state.change.head.sha}`, async () => {
    if (await hasMoved(bench, matter, { opinion, startedAt })) return { is: 'done', againAt: bench.now() };
    return show(bench, matter, opinion);
  });
}

/** What breaks us again and again must not leave an older green in place. */
function brokenDown({ attempts }: Matter, cause: unknown): { readonly known: false; readonly problem: Unreadable } {
  if (attempts < PATIENCE) throw cause;
  return { known: false, problem: new Unreadable('partial', 'change', { cause }) };
}

/** When the pull request changed last as far as events told, in the forge's own time; 0: none told. */
async function lastTold({ store }: Bench, { repository, number }: Matter): Promise<number> {
  const pulls = await store.openPulls.ofRepository(repository.id);
  return pulls.find((pull) => pull.number === number)?.updatedAt ?? 0;
}

async function closed(bench: Bench, matter: Matter, { state: { change } }: Opinion): Promise<JobOutcome> {
  await bench.store.openPulls.close(matter.repository.id, matter.number);
  const kind = change.state === 'merged' ? 'merged' : 'retire';
  await follow(bench, matter, kind);
  return { is: 'done' };
}

function follow(
  { queue }: Bench,
  { repository, organization, number }: Matter,
  kind: 'merged' | 'retire',
): Promise<unknown> {
  return queue.enqueue([jobFor({ kind, repository, ownerId: organization.id, number })]);
}

/** What waiting may mend is waited for; the rest holds the gate, and says so. */
async function unread(bench: Bench, matter: Matter, problem: Unreadable): Promise<JobOutcome> {
  if (problem.kind === 'rate-limited' || (passes(problem) && matter.attempts < PATIENCE)) throw problem;
  const { repository, number, attempts } = matter;
  const pulls = await bench.store.openPulls.ofRepository(repository.id);
  const pull = pulls.find((one) => one.number === number);
  // Nobody told of it and nobody can read it: there is no commit to say anything about.
  if (pull === undefined) throw problem;
  const placement = { repository, number, head: pull.head, retried: attempts > 1 };
  const names = await shownUnder(bench, pull);
  const reader = { language: await languageOf(bench.store, matter.organization.id), timezone: 'UTC' } as const;
  const place = { head: pull.head, base: pull.baseRef };
  const judgement = { ...place, kind: 'change-unreadable', problem: problemOf(problem, 'change') } as const;
  await inTurn(`${String(repository.id)} ${pull.head}`, async () => {
    for (const name of names) await publish(bench, { ...placement, name, reader, pages: null }, judgement);
  });
  return { is: 'done', againAt: bench.now() + MINUTES };
}

/** Which branch is the default one could not be read either: the checks that stand for the pull request tell. */
async function shownUnder({ store }: Bench, pull: OpenPull): Promise<readonly string[]> {
  const posted = await store.postings.checksOf(pull.repositoryId, pull.head);
  const names = new Set([REQUIRED, requiredName(pull.baseRef, '')]);
  const own = posted.filter(({ name, number }) => number === pull.number && names.has(name));
  return own.length === 0 ? [REQUIRED] : own.map(({ name }) => name);
}

/** Everything that later events and evaluations will want to know. */
async function takeNote(bench: Bench, { repository, organization, number }: Matter, opinion: Opinion): Promise<void> {
  const { store, now, rules } = bench;
  const { head, base } = opinion.state.change;
  const place = { repositoryId: repository.id, number };
  const known = await store.history.heads(repository.id, number);
  if (known.length === 0)
    await store.history.recordHead({ ...place, sha: head.sha, baseRef: base.ref, firstSeenAt: now() });
  const pull = { ...place, installationId: organization.installation, head: head.sha, baseRef: base.ref };
  await store.openPulls.save({ ...pull, updatedAt: opinion.state.updatedAt });
  const { inForce } = opinion;
  if (inForce === null) return;
  const events = [...wakingEvents(rules, inForce.policy)];
  if (inForce.isShared) await store.memory.set(wakesKey(repository.id), JSON.stringify(events), now() + DAY);
  await noteImpostors(bench, place, opinion);
}

/** Anybody may post a check named as ours; it gates nothing, and is told. */
async function noteImpostors(
  { platform, store, now }: Bench,
  place: { readonly repositoryId: number; readonly number: number },
  { state }: Opinion,
): Promise<void> {
  const { said, change } = state;
  if (!said.known) return;
  const ours = platform.app.appId;
  const alike = said.value.filter(
    (check) => looksLikeOurs(check.name) && !(check.kind === 'check-run' && check.app.id === ours),
  );
  for (const check of alike) {
    const by = check.kind === 'check-run' ? check.app.slug : (check.creator?.login ?? '');
    const detail = JSON.stringify({ name: check.name, by, head: change.head.sha });
    await store.incidents.raise({ ...place, kind: 'look-alike-check', fingerprint: detail, detail, at: now() });
  }
}

/** Events may have moved the head or the target while it was being read; what they recorded is newer. */
async function hasMoved(
  bench: Bench,
  matter: Matter,
  { opinion, startedAt }: { readonly opinion: Opinion; readonly startedAt: number },
): Promise<boolean> {
  const { store } = bench;
  const { repository, number } = matter;
  const latest = (await store.history.heads(repository.id, number)).at(-1);
  const { head, base } = opinion.state.change;
  if (latest === undefined || (latest.sha === head.sha && latest.baseRef === base.ref)) return false;
  if (latest.firstSeenAt >= startedAt) return true;
  const place = { repositoryId: repository.id, number, sha: head.sha, baseRef: base.ref };
  // GitHub is ahead of its own events.
  await store.history.recordHead({ ...place, firstSeenAt: startedAt });
  await follow(bench, matter, 'retire');
  return false;
}

async function show(bench: Bench, matter: Matter, opinion: Opinion): Promise<JobOutcome> {
  const { repository, number, attempts } = matter;
  const { state, judgement, reader, inForce, target } = opinion;
  const placement = { repository, number, head: state.change.head.sha, name: target.check, retried: attempts > 1 };
  const showing = { ...placement, reader, pages: inForce?.policy.pages ?? null };
  if (conclusionOf(judgement) !== 'success') await judgeGroupsAgain(bench, matter);
  if (judgement.kind !== 'judged') {
    await publish(bench, showing, judgement);
    return { is: 'done' };
  }
  await save(bench, matter, { judged: judgement, check: target.check });
  await noteReliedOn(bench, repository, opinion);
  const shared = await sharedVerdict(bench, matter, { opinion, judged: judgement });
  if (shared === 'unjudged') {
    await markInProgress(bench, showing, 'shared-head');
    return { is: 'done', againAt: bench.now() + SOON };
  }
  await publish(bench, showing, shared);
  bench.onVerdict?.(conclusionOf(shared) ?? 'waiting');
  if (inForce !== null) await requestReviewers(bench, matter, { inForce, verdict: judgement.verdict });
  return outcomeOf(bench, opinion, judgement);
}

function outcomeOf(bench: Bench, { isPassing }: Opinion, { verdict }: Judged): JobOutcome {
  const changes = verdict.changesAt === null ? Number.POSITIVE_INFINITY : Date.parse(verdict.changesAt);
  const againAt = Math.min(changes, isPassing ? bench.now() + MINUTES : Number.POSITIVE_INFINITY);
  return Number.isFinite(againAt) ? { is: 'done', againAt } : { is: 'done' };
}

async function save(
  { store, now }: Bench,
  { repository, organization, number }: Matter,
  { judged, check }: { readonly judged: Judged; readonly check: string },
): Promise<void> {
  const { verdict } = judged;
  await store.verdicts.save({
    repositoryId: repository.id,
    number,
    installationId: organization.installation,
    head: verdict.head,
    baseRef: verdict.base,
    policyDigest: verdict.policyDigest,
    verdictDigest: verdict.digest,
    conclusion: verdict.conclusion ?? 'waiting',
    json: toStored({ check, judged }),
    judgedAt: now(),
    changesAt: verdict.changesAt === null ? null : Date.parse(verdict.changesAt),
  });
}

/** Every other open pull request with this head: as GitHub told it, and as events told it since. */
async function sharing(
  { platform, store }: Bench,
  repository: Matter['repository'],
  { state, number }: { readonly state: Opinion['state']; readonly number: number },
): Promise<readonly { readonly number: number; readonly head: string; readonly baseRef: string }[]> {
  const { sha } = state.change.head;
  const told = state.sameHead ?? (await platform.changes.openWithHead(repository, sha));
  const since = await store.openPulls.withHead(repository.id, sha);
  const all = new Map([...told, ...since].map((one) => [one.number, one]));
  all.delete(number);
  return [...all.values()];
}

/** Open pull requests that share head and check: the worst verdict is shown, and none before all are judged. */
async function sharedVerdict(
  bench: Bench,
  { repository, organization, number }: Matter,
  { opinion, judged }: { readonly opinion: Opinion; readonly judged: Judged },
): Promise<Judgement | 'unjudged'> {
  const { state, target } = opinion;
  const others = await sharing(bench, repository, { state, number });
  const known = await Promise.all(
    others.map(async (other) => {
      const record = await bench.store.verdicts.find(repository.id, other.number);
      const isAbout = record?.head === other.head && record.baseRef === other.baseRef;
      return record !== undefined && isAbout ? fromStored(record.json, bench.rules) : other;
    }),
  );
  const { ref } = state.change.base;
  const unjudged = known.flatMap((one) => ('judged' in one || one.baseRef !== ref ? [] : one));
  if (unjudged.length > 0 && target.gates && judged.verdict.conclusion === 'success') {
    const work = { kind: 'evaluate', repository, ownerId: organization.id } as const;
    await bench.queue.enqueue(unjudged.map((other) => jobFor({ ...work, number: other.number })));
    return 'unjudged';
  }
  const alike = known.flatMap((one) => ('judged' in one && one.check === target.check ? one.judged : []));
  const [first = judged, ...rest] = [judged, ...alike].toSorted((one, other) => one.number - other.number);
  return together([first, ...rest]);
}
