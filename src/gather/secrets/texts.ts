import { createHash } from 'node:crypto';

import type { SecretFinding, SecretText, Secrets, UnreadPart } from '../../engine/facts/secret.ts';
import { factOf } from '../../search/as-facts.ts';
import type { SearchedContent } from '../../search/search-content.ts';
import { whole } from '../pieces.ts';
import type { Subject, Tools } from '../tools.ts';
import { noteKey, type SearchBench } from './search-stretch.ts';

/** A text of a pull request. */
interface Told {
  readonly in: SecretText;
  readonly text: string;
  readonly commit: string | null;
}

/** Searches title, description, branch name, the author's comments and reviews, and the message of the merge. */
export async function searchTexts(
  bench: SearchBench,
  subject: Subject,
  baseline: ReadonlySet<string>,
): Promise<Secrets> {
  const findings: SecretFinding[] = [];
  const unread: UnreadPart[] = [];
  for (const { in: place, text, commit } of await textsOf(bench.tools, subject)) {
    const searched = await searchText(bench, text);
    const at = { in: place, path: '', commit, where: 'head', added: true, allowComment: false } as const;
    findings.push(...searched.findings.map((finding) => factOf(finding, at, baseline)));
    unread.push(...searched.unread.map((reason) => ({ in: place, path: '', commit, reason })));
  }
  return { findings, unread };
}

const told = (place: SecretText, text: string): Told => ({ in: place, text, commit: null });

async function textsOf(tools: Tools, subject: Subject): Promise<readonly Told[]> {
  const { change, mergeCommit } = subject.state;
  return [
    told('title', change.title),
    told('description', change.body),
    told('branch', change.head.ref),
    ...(mergeCommit === null
      ? []
      : [{ in: 'merge-message' as const, text: mergeCommit.message, commit: mergeCommit.sha }]),
    ...(await saidByAuthor(tools, subject)).map((text) => told('comment', text)),
  ].filter(({ text }) => text.trim() !== '');
}

/** A comment that was edited or deleted was read by whoever got the mail: what was recorded when it came counts too. */
async function saidByAuthor({ store }: Tools, { repository, state }: Subject): Promise<readonly string[]> {
  const { author, number } = state.change;
  const [comments, reviews] = [whole(state.comments), whole(state.reviews)];
  const isAuthors = ({ user }: { readonly user: { readonly id: number } | null }): boolean =>
    author !== null && user?.id === author.id;
  const recorded = await store.history.comments(repository.id, number);
  return [
    ...new Set([
      ...[...comments, ...reviews].filter(isAuthors).map(({ body }) => body),
      ...recorded.filter(({ accountId }) => accountId === author?.id).map(({ body }) => body),
      ...whole(state.remarks)
        .filter(isAuthors)
        .map(({ body }) => body),
    ]),
  ];
}

async function searchText({ search, notebook }: SearchBench, text: string): Promise<SearchedContent> {
  const key = noteKey(search, `text ${createHash('sha256').update(`${search.digest}\n${text}`).digest('hex')}`);
  const known = notebook.searched.get(key);
  if (known !== undefined) return known;
  const result = await search.search(Uint8Array.from(Buffer.from(text, 'utf8')), '');
  if (typeof result === 'string') return { findings: [], unread: [result] };
  notebook.searched.set(key, result);
  return result;
}
