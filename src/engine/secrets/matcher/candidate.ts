import type { Format } from '../catalogue/format.ts';

/**
 * What ties a value to its format: `form` its own form, `assigned` a name and an operator,
 * `named` a word such as `key` between the vendor and it, `beside` nothing but nearness.
 */
export type Bond = 'form' | 'assigned' | 'named' | 'beside';

/** A place in the bytes that has the form of a secret; the demotion chain says how seriously to take it. */
export interface Candidate {
  readonly format: Format;
  /** Byte offsets of the value. */
  readonly start: number;
  readonly end: number;
  readonly bond: Bond;
  /** Where the literal that the form begins with ends: only what follows is random. */
  readonly body?: number;
  /** Its name says a vendor whose tokens have another form. */
  readonly estranged?: boolean;
  /** The value is written without quotes. */
  readonly bare?: boolean;
  /** The allow list of its own rule holds it. */
  readonly allowed?: boolean;
}

/** One walk over one piece of bytes; `steps` is the work left before the piece is given up as too costly. */
export interface Search {
  readonly bytes: Uint8Array;
  /** Path of the file, when it is known. */
  readonly path?: string;
  readonly found: Candidate[];
  steps: number;
  /** Where the last name that was read ends: its other words say nothing more. */
  named: number;
}

/** Called when a keyword of the catalogue ends at `end`. */
export type Trigger = (search: Search, end: number) => void;
