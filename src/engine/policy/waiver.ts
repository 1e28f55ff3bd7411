/** An exception that somebody of the client granted: it expires, it stays visible, and it names what it covers. */
export interface Waiver {
  readonly id: string;
  /** A family, `family/rule`, or a finding's fingerprint. */
  readonly waives: string;
  readonly scope: WaiverScope;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  /** ISO 8601; a waiver without an end never matches. */
  readonly created: string;
  readonly expires: string | null;
  readonly maximumUses: number | null;
  /** `file`: trusted because of who can write to the control repository; `command`: covers one head only. */
  readonly source: 'file' | 'command';
  /** `fix-later` stays an open debt; absent: see `bypassOf`. */
  readonly bypass?: Bypass | undefined;
}

/** Why a finding may pass, in the words of GitHub's push protection. */
export type Bypass = 'used-in-tests' | 'false-positive' | 'fix-later';

const spoken: readonly (readonly [Bypass, RegExp])[] = [
  ['fix-later', /^(?:fix later|to fix later|à corriger|à réparer|corriger plus tard)/i],
  ['false-positive', /^(?:false positive|faux positif)/i],
  ['used-in-tests', /^(?:used in tests|test value|valeur de test|sert aux tests)/i],
];

/** What a waiver says of its finding: by its own key, or by the first words of its reason; `null` when it does not say. */
export function bypassOf({ bypass, reason }: Pick<Waiver, 'bypass' | 'reason'>): Bypass | null {
  return bypass ?? spoken.find(([, words]) => words.test(reason))?.[0] ?? null;
}

/** Everything that is set must match; repositories are ids. */
export interface WaiverScope {
  readonly repositoryId: number | null;
  readonly paths: readonly string[];
  readonly pullRequest: number | null;
  readonly head: string | null;
  readonly deliverable: string | null;
}

/** A green light for one head on one target branch, for a day. */
export interface Emergency {
  readonly head: string;
  readonly baseRef: string;
  readonly reason: string;
  readonly by: readonly string[];
  /** ISO 8601. */
  readonly until: string;
}
