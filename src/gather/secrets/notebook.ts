import type { NovelFile } from '../../search/change-reader.ts';
import type { SearchedContent } from '../../search/search-content.ts';
import type { Subject, Tools } from '../tools.ts';

/** What the last searches of one pull request came to: the next head holds mostly the same. No value of a secret is in it. */
export interface Notebook {
  /** By commit. */
  readonly novel: Map<string, readonly NovelFile[]>;
  /** By digest of the search and key of the content or text. */
  readonly searched: Map<string, SearchedContent>;
  readonly save: () => Promise<void>;
}

const KEPT_FOR = 30 * 86_400_000;
/** Characters of JSON; a larger notebook is not worth its reading. */
const LONGEST = 4_000_000;

interface Written {
  readonly novel: readonly (readonly [string, readonly NovelFile[]])[];
  readonly clean: readonly string[];
  readonly searched: readonly (readonly [string, SearchedContent])[];
}

/** Opens the notebook of a pull request: one read, and one write for all that is new, since each write waits for the disk. */
export async function openNotebook({ store, now }: Tools, { repository, state }: Subject): Promise<Notebook> {
  const key = `${String(repository.id)}:searched:${String(state.change.number)}`;
  const text = await store.memory.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below under the same key
  const known = text === undefined ? { novel: [], clean: [], searched: [] } : (JSON.parse(text) as Written);
  const clean = known.clean.map((one): [string, SearchedContent] => [one, { findings: [], unread: [] }]);
  const novel = new Map(known.novel);
  const searched = new Map([...clean, ...known.searched]);
  const size = novel.size + searched.size;
  return {
    novel,
    searched,
    save: async () => {
      if (novel.size + searched.size === size) return;
      const written = JSON.stringify(asWritten(novel, searched));
      if (written.length <= LONGEST) await store.memory.set(key, written, now() + KEPT_FOR);
    },
  };
}

function asWritten(novel: Notebook['novel'], searched: Notebook['searched']): Written {
  return {
    novel: [...novel],
    clean: [...searched].flatMap(([one, content]) => (isClean(content) ? one : [])),
    searched: [...searched].filter(([, content]) => !isClean(content)),
  };
}

function isClean({ findings, unread }: SearchedContent): boolean {
  return findings.length + unread.length === 0;
}
