import type { Forms } from '../../search/secret-search.ts';

/** On whose behalf a thread works. */
export interface Behalf {
  /** Makes fingerprints comparable. */
  readonly key: Uint8Array;
  readonly forms: Forms;
  /** Whether a form of a file takes the place of one that ships under the same id. */
  readonly replaces: boolean;
}

/** What a thread is asked to do. */
export type Task = Behalf &
  (
    | { readonly does: 'search'; readonly bytes: Uint8Array<ArrayBuffer>; readonly path: string }
    | { readonly does: 'hide'; readonly texts: readonly string[] }
    | { readonly does: 'prepare' }
    | { readonly does: 'check' }
  );

/** What a thread is started with. */
export interface ThreadData {
  /** Where the process keeps compiled code, if it does. */
  readonly compileCache: string | undefined;
}
