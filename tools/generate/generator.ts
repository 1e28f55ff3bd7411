/** Something that is derived from the source and committed. */
export interface Generator {
  /** Patterns of the files that nothing else may write: what matches and is not generated any more is removed. */
  readonly owns: readonly string[];
  /** The text of each file by path, `/`-separated from the root. */
  readonly generate: () => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;
}
