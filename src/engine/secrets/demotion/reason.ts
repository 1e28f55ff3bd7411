import type { Candidate } from '../matcher/candidate.ts';

/**
 * Why a candidate is shown as "likely not a secret" instead of blocking, in the order the chain asks:
 * the organisation's own rule allows it · it names an account · the vendor publishes it by design · it is a hash · its structure is broken · its checksum is wrong and it reads like words ·
 * it is an example · it is code · it is too regular · nothing ties it to its vendor.
 */
export type Demotion =
  | 'allowed'
  | 'identifier'
  | 'public'
  | 'hash'
  | 'structure'
  | 'checksum'
  | 'placeholder'
  | 'code'
  | 'entropy'
  | 'unbound';

/** A candidate with the text the chain looks at, one character a byte. */
export interface Evidence {
  readonly candidate: Candidate;
  readonly value: string;
  /** The value without the literal its form begins with. */
  readonly body: string;
  /** What stands before on the same line. */
  readonly before: string;
  /** What stands after on the same line. */
  readonly after: string;
}
