/** Why an answer is what it is: a key of a text catalogue, the values it mentions and where to look. Never a sentence. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly at?: Place;
  /** Set for a finding that a waiver may name alone: the same finding keeps it across commits. */
  readonly fingerprint?: string;
  /** Set for what is only told beside an answer: it holds nothing, even where the answer does. */
  readonly isAside?: boolean;
}

/** The same reasons, told beside the answer. */
export function aside(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => ({ ...reason, isAside: true }));
}

/** A place in a file, 1-based. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  /** Last line, when the remark is about several. */
  readonly endLine?: number;
}

/**
 * A value inside a sentence. Plain strings are taken for hostile text (a supplier may have written them) and escaped
 * where they are shown; `date` is ISO 8601, a moment or a day; `term` is a key of the shared vocabulary, translated;
 * `link` is an address that we or the client chose, never a supplier; `percent` is in hundredths of a per cent; arrays
 * read as lists.
 */
export type Value =
  | string
  | number
  | { readonly date: string }
  | { readonly commit: string }
  | { readonly term: string }
  | { readonly link: string }
  | { readonly percent: number }
  | readonly Value[];
