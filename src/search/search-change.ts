import { SUBMODULE, SYMLINK } from '../engine/facts/blob.ts';
import type { Finding, ScanResult } from '../engine/secrets/scanner/finding.ts';
import type { ChangeReader, NovelFile } from './change-reader.ts';
import { compareLines, rangeOf } from './compare-lines.ts';
import { type Novelty, noveltyOf } from './novelty.ts';
import {
  contentKey,
  type SearchedContent,
  searchContents,
  type Searcher,
  type UnreadReason,
} from './search-content.ts';

/** A finding with the place where it was found. */
export interface ChangeFinding extends Novelty {
  readonly finding: Finding;
  readonly in: 'file' | 'commit-message' | 'file-name';
  readonly path: string;
  /** The commit that brought it, the first of several. */
  readonly commit: string;
  /** `history`: the head does not hold it. */
  readonly where: 'head' | 'history';
}

/** Something that was not searched, or not whole. */
export interface ChangeGap {
  readonly in: 'file' | 'commit-message' | 'file-name';
  readonly path: string;
  readonly commit: string;
  readonly reason: UnreadReason;
}

/** What searching a change gave. */
export interface SearchedChange {
  readonly findings: readonly ChangeFinding[];
  readonly gaps: readonly ChangeGap[];
}

/** A file at one place of a change. */
interface Placed extends NovelFile {
  readonly commit: string;
  readonly where: 'head' | 'history';
}

/**
 * Searches what a change brought: the novel content of every commit (of a merge, what is in none of its parents), the
 * changed files at the head, whole, and, where texts are asked for, the messages and the names of files. What was there where the change began is told as not added.
 */
export async function searchChange(
  reader: ChangeReader,
  searcher: Searcher,
  { head, messages }: { readonly head: string; readonly messages: boolean },
): Promise<SearchedChange> {
  const places = placesOf(reader, head);
  const readable = places.filter(({ mode }) => mode !== SUBMODULE);
  const searched = await searchContents(reader, searcher, readable);
  const found = await findingsAt(reader, readable, searched);
  const said = messages ? await searchWords(reader, searcher, head) : { findings: [], gaps: [] };
  const gaps = places.flatMap((place) => gapsAt(place, searched.get(contentKey(place))));
  return { findings: [...withoutRepeats(found), ...said.findings], gaps: [...uniqueGaps(gaps), ...said.gaps] };
}

/** Content that stands anywhere where the change began came with nothing of the change. */
function placesOf({ commits, novel, atHead, atBase }: ChangeReader, head: string): readonly Placed[] {
  const old = new Set(atBase.values());
  const last = new Set(atHead.map(({ blob, path }) => `${blob} ${path}`));
  const history = commits.flatMap(({ sha }) =>
    (novel.get(sha) ?? []).map((file): Placed => {
      const base = atBase.get(file.path);
      return {
        ...file,
        before: base === undefined ? file.before : [...file.before, base],
        commit: sha,
        where: last.has(`${file.blob} ${file.path}`) ? 'head' : 'history',
      };
    }),
  );
  const now = atHead.map((file): Placed => ({ ...file, commit: head, where: 'head' }));
  return [...history, ...now].filter(({ blob, mode }) => mode === SUBMODULE || !old.has(blob));
}

/** Lines are compared only where something was found. */
async function findingsAt(
  reader: ChangeReader,
  places: readonly Placed[],
  searched: ReadonlyMap<string, SearchedContent>,
): Promise<readonly ChangeFinding[]> {
  const telling = places.flatMap((place) => {
    const findings = searched.get(contentKey(place))?.findings ?? [];
    return findings.length === 0 ? [] : [{ place, findings }];
  });
  const lines = await compareLines(reader, telling);
  return telling.flatMap(({ place, findings }) => {
    const { path, commit, where, blob, before } = place;
    const known = new Set(before.flatMap((one) => [...(lines.known.get(one) ?? [])]));
    return findings.map((finding) => ({
      finding,
      ...noveltyOf(finding, lines.around.get(blob)?.get(rangeOf(finding)), known),
      in: 'file' as const,
      path,
      commit,
      where,
    }));
  });
}

function gapsAt({ path, commit, mode }: Placed, searched: SearchedContent | undefined): readonly ChangeGap[] {
  const special: readonly UnreadReason[] = mode === SYMLINK ? ['symlink'] : [];
  const reasons: readonly UnreadReason[] =
    mode === SUBMODULE ? ['submodule'] : [...special, ...(searched?.unread ?? (['unreadable'] as const))];
  return reasons.map((reason) => ({ in: 'file', path, commit, reason }));
}

/** A text that is no content of a file. */
interface Words {
  readonly in: 'commit-message' | 'file-name';
  readonly text: string;
  /** The commit that brought a line of it. */
  readonly commitOf: (line: number) => string;
}

async function searchWords(reader: ChangeReader, { search }: Searcher, head: string): Promise<SearchedChange> {
  const findings: ChangeFinding[] = [];
  const gaps: ChangeGap[] = [];
  const messages = reader.commits.map(({ sha, message }): Words => ({
    in: 'commit-message',
    text: message,
    commitOf: () => sha,
  }));
  for (const { in: place, text, commitOf } of [...messages, namesIn(reader, head)]) {
    const result = text === '' ? nothingFound : await search(Uint8Array.from(Buffer.from(text, 'utf8')), '');
    const unread = typeof result === 'string' ? [result] : result.unread;
    gaps.push(...unread.map((reason) => ({ in: place, path: '', commit: commitOf(1), reason })));
    const told = { in: place, path: '', added: true, allowComment: false, where: 'head' } as const;
    for (const finding of typeof result === 'string' ? [] : result.findings)
      findings.push({ finding, ...told, commit: commitOf(finding.line) });
  }
  return { findings, gaps };
}

const nothingFound: ScanResult = { findings: [], unread: [] };

/** The paths that the change brings, one a line. */
function namesIn({ commits, novel, atHead, atBase }: ChangeReader, head: string): Words {
  const brought = new Map<string, string>();
  for (const { path } of atHead) brought.set(path, head);
  for (const { sha } of commits.toReversed()) for (const { path } of novel.get(sha) ?? []) brought.set(path, sha);
  const names = [...brought].filter(([path]) => !atBase.has(path));
  return {
    in: 'file-name',
    text: names.map(([path]) => path.replaceAll(/[\r\n]/g, ' ')).join('\n'),
    commitOf: (line) => names[line - 1]?.[1] ?? head,
  };
}

/**
 * One finding a secret, path and line. What stands at the head is told there, with the commit that first brought it;
 * a secret that was always there is no news of the history either.
 */
function withoutRepeats(findings: readonly ChangeFinding[]): readonly ChangeFinding[] {
  const news = findings.filter(({ added }) => added);
  const first = new Map(news.toReversed().map(({ finding, commit }) => [finding.fingerprint, commit]));
  const toldAtHead = news.filter(({ where }) => where === 'head').map(({ finding }) => finding);
  const [atHead, blockingAtHead] = [fingerprintsOf(toldAtHead), fingerprintsOf(toldAtHead.filter(isBlocking))];
  const kept = new Map<string, ChangeFinding>();
  // The last word on a place is the head's, which comes last; what is likely no secret there says nothing of elsewhere.
  for (const found of findings.toSorted((one, other) => weightOf(one) - weightOf(other))) {
    const { fingerprint, line } = found.finding;
    const told = isBlocking(found.finding) ? blockingAtHead : atHead;
    if (found.where === 'history' && (told.has(fingerprint) || !found.added)) continue;
    const commit = first.get(fingerprint) ?? found.commit;
    kept.set(`${found.where} ${fingerprint} ${found.path}:${String(line)}`, { ...found, commit });
  }
  return [...kept.values()];
}

function isBlocking({ demoted }: Finding): boolean {
  return demoted === undefined;
}

/** Of several at one place the one that counts is told. */
function weightOf({ finding, added }: ChangeFinding): number {
  return added && isBlocking(finding) ? 1 : 0;
}

function fingerprintsOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(({ fingerprint }) => fingerprint));
}

/** That there are more files than are read is said once. */
function uniqueGaps(gaps: readonly ChangeGap[]): readonly ChangeGap[] {
  const told = gaps.map((gap) => (gap.reason === 'too-many-files' ? { ...gap, path: '' } : gap));
  return [...new Map(told.map((gap) => [`${gap.path} ${gap.reason}`, gap])).values()];
}
