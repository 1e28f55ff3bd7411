import type { FindingLevel } from '../../facts/analysis.ts';

/** A rule as its tool declares it. */
export interface RawRule {
  id: string;
  level: string | undefined;
  enabled: boolean;
  readonly tags: string[];
}

/** How a rule is named: by id, by its place in a list, or both (SARIF 2.1.0, §3.52). */
export interface RawReference {
  id: string | undefined;
  index: number | undefined;
  /** The extension whose list is meant, by its place or its name; the driver's without one. */
  extension: number | string | undefined;
}

/** What an invocation changed of a rule (§3.51). */
export interface RawOverride extends RawReference {
  enabled: boolean | undefined;
  level: string | undefined;
}

/** A result as it is written, before its rule and its artifact are known. */
export interface RawResult {
  readonly rule: RawReference;
  level: string | undefined;
  kind: string | undefined;
  isGone: boolean;
  message: string;
  uri: string | undefined;
  artifactIndex: number | undefined;
  line: number;
  /** How it was suppressed, and whether somebody refused or still has to accept that. */
  suppression: 'in-source' | 'external' | undefined;
  suppressionHolds: boolean;
  readonly fingerprints: Record<string, string>;
}

/** A part of a tool that brings rules of its own. */
export interface RawExtension {
  name: string;
  readonly rules: RawRule[];
}

/** What a tool tells of its own run (§3.58). */
export interface RawNotification {
  id: string;
  level: string | undefined;
  message: string;
  uri: string | undefined;
  artifactIndex: number | undefined;
}

/** A run as it is written. */
export interface RawRun {
  tool: string;
  version: string;
  /** The outcome of every invocation that tells one. */
  readonly outcomes: boolean[];
  readonly driverRules: RawRule[];
  readonly extensions: RawExtension[];
  readonly overrides: RawOverride[];
  readonly notifications: RawNotification[];
  readonly results: RawResult[];
  readonly artifacts: string[];
}

/** A run of which nothing is known yet. */
export function emptyRun(): RawRun {
  return {
    tool: '',
    version: '',
    outcomes: [],
    driverRules: [],
    extensions: [],
    overrides: [],
    notifications: [],
    results: [],
    artifacts: [],
  };
}

/** A rule of which nothing is known yet. */
export function emptyRule(): RawRule {
  return { id: '', level: undefined, enabled: true, tags: [] };
}

/** A part of a tool of which nothing is known yet. */
export function emptyExtension(): RawExtension {
  return { name: '', rules: [] };
}

/** A change of a rule of which nothing is known yet. */
export function emptyOverride(): RawOverride {
  return { id: undefined, index: undefined, extension: undefined, enabled: undefined, level: undefined };
}

/** Words of a tool about itself of which nothing is known yet. */
export function emptyNotification(): RawNotification {
  return { id: '', level: undefined, message: '', uri: undefined, artifactIndex: undefined };
}

/** A result of which nothing is known yet. */
export function emptyResult(): RawResult {
  return {
    rule: { id: undefined, index: undefined, extension: undefined },
    level: undefined,
    kind: undefined,
    isGone: false,
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
