/** What a secret is good for; people read its name in their language (see `kind-names.ts`). */
export type Kind =
  | 'token'
  | 'api-key'
  | 'secret'
  | 'password'
  | 'private-key'
  | 'signing-key'
  | 'webhook'
  | 'connection'
  | 'session'
  | 'hash'
  | 'identifier';

/** How much harm a leak does: `critical` gives control, `low` only helps an attacker along. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** A check the vendor builds into a token, computable without asking the vendor. */
export type Checksum = 'crc32-base62';

/** What an organisation's own expression matched: offsets of the value and of the whole match, in characters. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly matchStart: number;
  readonly matchEnd: number;
}

/** What an allow list of an own rule may look at. */
export interface PatternContext {
  readonly value: string;
  readonly match: string;
  readonly line: string;
  readonly path: string | undefined;
}

/** Another own rule that must match near a match for it to count. */
export interface RequiredRule {
  readonly rule: string;
  readonly withinLines?: number;
}

/** An expression that an organisation brings, matched in linear time whatever it is. */
export interface Pattern {
  readonly keywords: readonly string[];
  readonly find: (text: string) => readonly PatternMatch[];
  /** Values must have more entropy than this, in bits a character. */
  readonly entropy: number;
  /** Tells whether the organisation says that a value is none. */
  readonly allows: (found: PatternContext) => boolean;
  /** Tells whether the rule is meant for files of that path. */
  readonly appliesTo: (path: string) => boolean;
  readonly required: readonly RequiredRule[];
  /** It is only a part of other rules, and is not reported by itself. */
  readonly silent: boolean;
  /** It requires others, or is required by others. */
  readonly composite: boolean;
}

/** One form of secret as data: adding an entry is all it takes to detect it. */
export interface Format {
  /** Unique, stable, kebab-case: it is what policies and reports name. */
  readonly id: string;
  readonly vendor: string;
  readonly kind: Kind;
  readonly severity: Severity;
  /** The forms it takes, in the notation of `matcher/shape.ts`; none when a reader of the matcher recognises it. */
  readonly shapes: readonly string[];
  /** When set, a value counts only beside one of these words, and need not begin with a literal. */
  readonly near?: readonly string[];
  /** When set, the value stands before this literal (a host name before its domain): the alphabet and least length to walk back. */
  readonly before?: { readonly text: string; readonly alphabet: string; readonly min: number };
  /** The literals of the shapes are matched in either case. */
  readonly loose?: boolean;
  readonly checksum?: Checksum;
  /** The vendor has it sent to browsers by design; it is secret only beside one of these words. */
  readonly publicUnless?: readonly string[];
  /** An organisation's own expression, in place of shapes. */
  readonly pattern?: Pattern;
  /** Page where the owner replaces it. */
  readonly revoke: string;
  /** Page that states the form, or `observed` when the vendor does not publish one. */
  readonly source: string;
}

/** The part of a format that its vendor's group does not already say. */
export type FormatOfVendor = Omit<Format, 'vendor' | 'revoke' | 'source' | 'shapes' | 'severity'> & {
  /** Several shapes are separated by a space. */
  readonly shape: string;
  readonly severity?: Severity;
  readonly revoke?: string;
};

/** A vendor with its formats. */
export interface Vendor {
  readonly vendor: string;
  readonly revoke: string;
  readonly source: string;
  readonly formats: readonly FormatOfVendor[];
}

/** Spreads a vendor's common facts over its formats; severity is `high` where nothing else is said. */
export const formatsOf = ({ vendor, revoke, source, formats }: Vendor): readonly Format[] =>
  formats.map(({ shape, ...format }) => ({
    vendor,
    revoke,
    source,
    severity: format.kind === 'identifier' ? 'low' : 'high',
    ...format,
    shapes: shape === '' ? [] : shape.split(' '),
  }));
