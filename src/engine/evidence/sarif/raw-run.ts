import type { FindingLevel } from '../../facts/analysis.ts';

/** A rule as its tool declares it. */
export interface RawRule {
  id: string;
  level: string | undefined;
  readonly tags: string[];
}

/** A result as it is written, before its rule and its artifact are known. */
export interface RawResult {
  ruleId: string | undefined;
  ruleIndex: number | undefined;
  level: string | undefined;
  kind: string | undefined;
  message: string;
  uri: string | undefined;
  artifactIndex: number | undefined;
  line: number;
  /** How it was suppressed, and whether somebody refused or still has to accept that. */
  suppression: 'in-source' | 'external' | undefined;
  suppressionHolds: boolean;
  readonly fingerprints: Record<string, string>;
}

/** A run as it is written. */
export interface RawRun {
  tool: string;
  version: string;
  /** The outcome of every invocation that tells one. */
  readonly outcomes: boolean[];
  readonly driverRules: RawRule[];
  readonly extensionRules: RawRule[];
  readonly results: RawResult[];
  readonly artifacts: string[];
}

/** A run of which nothing is known yet. */
export function emptyRun(): RawRun {
  return { tool: '', version: '', outcomes: [], driverRules: [], extensionRules: [], results: [], artifacts: [] };
}

/** A rule of which nothing is known yet. */
export function emptyRule(): RawRule {
  return { id: '', level: undefined, tags: [] };
}

/** A result of which nothing is known yet. */
export function emptyResult(): RawResult {
  return {
    ruleId: undefined,
    ruleIndex: undefined,
    level: undefined,
    kind: undefined,
    message: '',
    uri: undefined,
    artifactIndex: undefined,
    line: 0,
    suppression: undefined,
    suppressionHolds: true,
    fingerprints: {},
  };
}

/** SARIF's word as a level; what is unknown to the standard is not a level. */
export function levelOf(word: string | undefined): FindingLevel | undefined {
  return word === 'error' || word === 'warning' || word === 'note' || word === 'none' ? word : undefined;
}
