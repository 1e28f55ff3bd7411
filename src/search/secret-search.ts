import type { ScanResult } from '../engine/secrets/scanner/finding.ts';
import type { SearchFailure } from './search-content.ts';

/** Which forms of secret are looked for. */
export interface Forms {
  /** Whether those that ship are among them. */
  readonly builtIn: boolean;
  /** Further ones: our YAML, or the TOML of gitleaks or betterleaks by the file's name. They replace nothing that ships. */
  readonly files: readonly FormsFile[];
}

/** A file of further forms. */
export interface FormsFile {
  readonly name: string;
  readonly text: string;
}

/** Searching for secrets on behalf of one organisation: nothing is shared with another but the threads. */
export interface OrganizationSearch {
  /** Changes with whatever can change an answer: the forms, this version, the organisation's key. Tells none of them. */
  readonly digest: string;
  /** Names of the files whose forms cannot be used. */
  readonly invalid: () => Promise<readonly string[]>;
  /** Searches bytes, which it may take over; own forms may look at the path, empty for what has none. */
  readonly search: (bytes: Uint8Array<ArrayBuffer>, path: string) => Promise<ScanResult | SearchFailure>;
  /** The same texts with every secret in them made unreadable; a text that cannot be searched comes back empty. */
  readonly hide: (texts: readonly string[]) => Promise<readonly string[]>;
}

/** Searches for secrets off the event loop. */
export interface SecretSearch {
  /** How many searches may run at once. */
  readonly atOnce: number;
  readonly of: (organizationId: number, forms: Forms) => OrganizationSearch;
  readonly close: () => Promise<void>;
}
