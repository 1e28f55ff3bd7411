/** Why bytes could not be read as evidence: a key for the texts, and where in the bytes it happened. */
export interface Problem {
  readonly key: ProblemKey;
  /** 1-based line, for formats made of lines. */
  readonly line?: number;
  /** Bytes from the start, for formats that are not. */
  readonly offset?: number;
  /** A short word about what was met, never a quotation of the report. */
  readonly detail?: string;
}

/** What can be wrong with a report as a whole; each of them makes the evidence invalid, never partial. */
export type ProblemKey =
  | 'empty'
  | 'unrecognised'
  | 'encoding'
  | 'malformed'
  | 'truncated'
  | 'entity-declared'
  | 'too-deep'
  | 'too-long'
  | 'too-many';

/** The answer of a reader: a value, or the one problem that stopped it. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Reads one report handed over in chunks of any size; after a problem further chunks are ignored. */
export interface Parser<T> {
  push(chunk: Uint8Array): void;
  end(): Parsed<T>;
}
