import { createHash } from 'node:crypto';

import type { CheckRunPage } from '../engine/surfaces/check-run/page.ts';
import type { CheckPage, Platform, RepositoryKey } from '../platform/port.ts';
import type { PostedCheck, Store } from '../store/port.ts';

/** A page to post: a verdict's, or that one counts no more. */
export type PostedPage = Omit<CheckRunPage, 'conclusion'> & Pick<CheckPage, 'conclusion'>;

/** What publishing works with; `now` in epoch milliseconds. */
export interface Press {
  readonly platform: Pick<Platform, 'checks' | 'conversation'>;
  readonly store: Pick<Store, 'postings'>;
  readonly now: () => number;
}

/** Where a page goes. `retried`: an earlier attempt may have written it without living to record that. */
export interface Placement {
  readonly repository: RepositoryKey;
  readonly number: number;
  readonly head: string;
  readonly name: string;
  readonly retried: boolean;
}

/** GitHub takes this many annotations a request and appends them to those it has. */
const ANNOTATIONS_A_REQUEST = 50;
const MOST_ANNOTATIONS = 500;
const PARTIAL = 'partial';
/** GitHub makes an unfinished run stale after 14 days. */
const REPOST_AFTER = 13 * 86_400_000;

/** Writes a check run; an unchanged page writes nothing, a repeated attempt repeats nothing. */
export async function publishCheck(press: Press, placement: Placement, page: PostedPage): Promise<void> {
  const posted = await knownCheck(press, placement);
  if (posted !== null && isCurrent(posted, page, press.now())) return;
  const annotations = page.annotations.slice(0, MOST_ANNOTATIONS);
  let { id, written } = runToContinue(posted, page, press.now());
  do {
    const batch = annotations.slice(written, written + ANNOTATIONS_A_REQUEST);
    id = await write(press, placement, { id, page: checkPage(placement, page, batch) });
    written += batch.length;
    const digest = written < annotations.length ? partialDigest(page) : digestOf(page);
    await record(press, placement, { page, id, written, digest });
  } while (written < annotations.length);
}

async function write(
  { platform }: Press,
  { repository }: Placement,
  { id, page }: { readonly id: number | null; readonly page: CheckPage },
): Promise<number> {
  if (id === null) return platform.checks.create(repository, page);
  await platform.checks.update(repository, id, page);
  return id;
}

/** The annotations' own digest stands first, so that an update knows whether those on GitHub still hold. */
function digestOf(page: PostedPage): string {
  return `${annotationsDigest(page)} ${sha256(page)}`;
}

function partialDigest(page: PostedPage): string {
  return `${annotationsDigest(page)} ${PARTIAL}`;
}

function annotationsDigest({ annotations }: PostedPage): string {
  return sha256(annotations);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function isCurrent(posted: PostedCheck, page: PostedPage, now: number): boolean {
  return posted.digest === digestOf(page) && !(page.status === 'in_progress' && isOld(posted, now));
}

function isOld({ postedAt }: PostedCheck, now: number): boolean {
  return postedAt < now - REPOST_AFTER;
}

interface RunState {
  /** `null`: a new run. */
  readonly id: number | null;
  readonly written: number;
}

function runToContinue(posted: PostedCheck | null, page: PostedPage, now: number): RunState {
  if (posted === null || !canContinue(posted, page, now)) return { id: null, written: 0 };
  return { id: posted.checkRunId, written: posted.annotationsWritten };
}

/** A finished run is not reopened, a stale one not revived, annotations that no longer hold not kept: those take a new run. */
function canContinue(posted: PostedCheck, page: PostedPage, now: number): boolean {
  if (posted.status === 'completed' && page.status === 'in_progress') return false;
  if (posted.status === 'in_progress' && isOld(posted, now)) return false;
  return posted.annotationsWritten === 0 || posted.digest.startsWith(annotationsDigest(page));
}

/** What was recorded; after a crash between GitHub's answer and the record, what GitHub has. */
async function knownCheck(press: Press, placement: Placement): Promise<PostedCheck | null> {
  const { repository, head, name, retried } = placement;
  const recorded = (await press.store.postings.findCheck(repository.id, head, name)) ?? null;
  if (!retried || (recorded !== null && !recorded.digest.endsWith(PARTIAL))) return recorded;
  const runs = await press.platform.checks.findOurs(repository, head, name);
  const found = recorded === null ? runs[0] : runs.find(({ id }) => id === recorded.checkRunId);
  if (found === undefined) return null;
  return { ...(recorded ?? unrecorded(press, placement)), checkRunId: found.id, annotationsWritten: found.annotations };
}

function unrecorded({ now }: Press, { repository, number, head, name }: Placement): PostedCheck {
  return {
    repositoryId: repository.id,
    headSha: head,
    name,
    installationId: repository.installation,
    number,
    checkRunId: 0,
    digest: '',
    status: 'in_progress',
    annotationsWritten: 0,
    postedAt: now(),
    completedAt: null,
  };
}

interface Written {
  readonly page: PostedPage;
  readonly id: number;
  readonly written: number;
  readonly digest: string;
}

async function record(press: Press, placement: Placement, { page, id, written, digest }: Written): Promise<void> {
  await press.store.postings.saveCheck({
    ...unrecorded(press, placement),
    checkRunId: id,
    digest,
    status: page.status,
    annotationsWritten: written,
    completedAt: page.status === 'completed' ? press.now() : null,
  });
}

function checkPage(
  { repository, number, head, name }: Placement,
  page: PostedPage,
  annotations: CheckPage['annotations'],
): CheckPage {
  const { conclusion, title, summary, text } = page;
  const externalId = `${String(repository.id)}/${String(number)}/${head}`;
  return { name, head, externalId, conclusion, title, summary, text: text === '' ? null : text, annotations };
}
