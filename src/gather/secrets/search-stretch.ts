import type { ComparedCommit, RepositoryKey } from '../../platform/port.ts';
import { searchChange, type SearchedChange } from '../../search/search-change.ts';
import type { SearchedContent, Searcher } from '../../search/search-content.ts';
import type { OrganizationSearch } from '../../search/secret-search.ts';
import { keepResult, recallResult } from '../objects.ts';
import type { Tools } from '../tools.ts';
import { forgeReader, type Stretch } from './forge-reader.ts';
import type { Notebook } from './notebook.ts';

/** What every search of one evaluation shares. */
export interface SearchBench {
  readonly tools: Tools;
  readonly repository: RepositoryKey;
  readonly search: OrganizationSearch;
  readonly notebook: Notebook;
}

/** A search that was cut off is not tried again for a while: it would cost the same again. */
const GIVEN_UP_FOR = 30 * 60_000;
/** Reasons that another look may mend. */
const PASSING: ReadonlySet<string> = new Set(['out-of-time', 'worker-failed', 'too-many-files']);

/** What a stretch of commits brought. Whole answers never change, so each stretch is searched once. */
export async function searchStretch(
  bench: SearchBench,
  stretch: Stretch & { readonly commits: readonly ComparedCommit[]; readonly messages: boolean },
): Promise<SearchedChange> {
  const { tools, repository, search, notebook } = bench;
  const { base, head, every, messages } = stretch;
  // Commits that cannot be listed today may be tomorrow: what was searched without them is another answer.
  const searched = `${every ? 'every' : 'head'} ${messages ? 'messages' : 'files'} ${String(stretch.commits.length)}`;
  const key = `${base}...${head} ${searched} ${search.digest}`;
  const known = await recallResult<SearchedChange>(tools, repository, { kind: 'secrets', key });
  if (known !== undefined) return known;
  const { reader, unread } = await forgeReader(tools, repository, { ...stretch, walked: notebook.novel });
  const brought = await searchChange(reader, searcherOf(bench), { head, messages });
  const missed = unread.map((commit) => ({ in: 'file', path: '', commit, reason: 'unreadable' }) as const);
  const whole = { findings: brought.findings, gaps: [...brought.gaps, ...missed] };
  if (missed.length === 0 && !whole.gaps.some(({ reason }) => PASSING.has(reason)))
    await keepResult(tools, repository, { kind: 'secrets', key }, whole);
  return whole;
}

function searcherOf({ tools, repository, search, notebook }: SearchBench): Searcher {
  const { memory } = tools.store;
  const failedKey = (key: string): string => `${String(repository.id)}:search:${search.digest}:${key}`;
  return {
    search: search.search,
    atOnce: tools.secrets.atOnce,
    known: async (key) => {
      const known = notebook.searched.get(noteKey(search, key));
      if (known !== undefined) return known;
      const failed = await memory.get(failedKey(key));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
      return failed === undefined ? undefined : (JSON.parse(failed) as SearchedContent);
    },
    keep: async (key, searched) => {
      if (searched.unread.some((reason) => PASSING.has(reason)))
        await memory.set(failedKey(key), JSON.stringify(searched), tools.now() + GIVEN_UP_FOR);
      else notebook.searched.set(noteKey(search, key), searched);
    },
  };
}

/** What a notebook calls a content: other forms or another key make it another one. */
export function noteKey({ digest }: Pick<OrganizationSearch, 'digest'>, key: string): string {
  return `${digest.slice(0, 16)} ${key}`;
}
