/** Something of GitHub's that never changes: a blob, a tree, a commit, a compared patch. */
export interface ObjectKey {
  /** First part of every key: nothing is ever shared between repositories. */
  readonly repositoryId: number;
  readonly kind: string;
  readonly sha: string;
}

/** Bounded by bytes; the least recently used go first (use is noted to the hour). */
export interface ObjectCache {
  get(key: ObjectKey): Promise<Uint8Array | undefined>;
  put(key: ObjectKey, bytes: Uint8Array): Promise<void>;
  /** Bytes held. */
  size(): Promise<number>;
}

/** Answers that hold for a while: memberships, permissions, team lists. Keys begin with a numeric id. */
export interface ShortMemory {
  /** The JSON text kept under the key, unless it expired. */
  get(key: string): Promise<string | undefined>;
  set(key: string, json: string, expiresAt: number): Promise<void>;
  /** Says that somebody asks for the answer; what comes back is for `keep`. */
  reserve(key: string): Promise<string>;
  /** Keeps an answer, unless its key was forgotten or reserved anew while it was asked for: then it may be old already. */
  keep(
    key: string,
    answer: { readonly reservation: string; readonly json: string; readonly expiresAt: number },
  ): Promise<void>;
  /** Forgets every key that begins so, after a membership or team event. */
  forget(prefix: string): Promise<void>;
  prune(): Promise<void>;
}
