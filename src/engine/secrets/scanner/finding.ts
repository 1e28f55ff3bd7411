import type { Kind, Severity } from '../catalogue/format.ts';
import type { Layer, Unread } from '../decoding/piece.ts';
import type { Demotion } from '../demotion/reason.ts';

/** One secret, or what looks like one, without its value. */
export interface Finding {
  /** Id of the format that recognised it. */
  readonly detector: string;
  readonly vendor: string;
  readonly kind: Kind;
  readonly severity: Severity;
  /** From 1; of the outermost text. */
  readonly line: number;
  /** From 1, in UTF-16 code units as editors count; of the outermost text. */
  readonly column: number;
  /** The last line of the value, for what spans several. */
  readonly endLine: number;
  /** Keyed digest of the value and its family: the same secret elsewhere has the same one. */
  readonly fingerprint: string;
  /** Prefix, length and last two characters. */
  readonly redacted: string;
  /** The layers the value was under. */
  readonly layers: readonly Layer[];
  /** A checksum inside the value is right. */
  readonly certain: boolean;
  /** Why it is shown as likely no secret. */
  readonly demoted?: Demotion;
  /** Page where the owner replaces it. */
  readonly revoke: string;
}

/** What a scan of one piece of bytes tells. */
export interface ScanResult {
  readonly findings: readonly Finding[];
  /** Why something in it was not read; empty when all of it was. */
  readonly unread: readonly Unread[];
}

/** A keyed digest (HMAC-SHA-256 in the shell), in hexadecimal. */
export type Mac = (text: string) => string;
