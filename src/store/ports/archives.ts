/** The archive of an artifact, byte for byte. */
export interface KeptArtifact {
  readonly repositoryId: number;
  readonly artifactId: number;
  readonly installationId: number;
  readonly runId: number;
  readonly head: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/**
 * What rests on an archive, least first: nothing; a verdict that was not green; a green one; what was measured of the
 * default branch; the verdict of what was merged.
 */
export const archiveUses = ['none', 'judged', 'green', 'base', 'merged'] as const;
export type ArchiveUse = (typeof archiveUses)[number];

/** An archive that is kept, without its bytes. */
export interface ArchiveNote {
  readonly repositoryId: number;
  readonly artifactId: number;
  readonly head: string;
  readonly size: number;
  readonly at: number;
  readonly use: ArchiveUse;
  /** Since when it has that use. */
  readonly usedAt: number;
  /** Whether the policy waits for what it holds, by its name or its job. */
  readonly awaited: boolean;
  /** Whether its commit is the head of an open pull request. */
  readonly open: boolean;
}

/** That something rests on an archive now. */
export interface ArchiveUsed extends Pick<ArchiveNote, 'repositoryId' | 'artifactId' | 'awaited'> {
  readonly use: Exclude<ArchiveUse, 'none' | 'merged'>;
  readonly at: number;
}

/** How long a contract asks for evidence about a repository, as its file says. */
export interface ContractTerm {
  readonly organisationId: number;
  /** Path of its file in the control repository. */
  readonly file: string;
  readonly repositoryId: number;
  /** The repository as the file names it; empty when the file could not be read. */
  readonly name: string;
  /** When it ends with its warranty if all is delivered when due; `null`: nobody can tell. */
  readonly endsAt: number | null;
  /** Milliseconds between a delivery and the end of its warranty. */
  readonly tail: number;
}

/** The archives of artifacts, and what must not be dropped of them. */
export interface Archives {
  /** The first bytes of an artifact stay; the same ones come back when they had been dropped. */
  keep(artifact: KeptArtifact): Promise<void>;
  /** Nothing when they were never kept, or had to make room. */
  bytesOf(repositoryId: number, artifactId: number): Promise<Uint8Array | undefined>;
  /** SHA-256 of the bytes, hexadecimal: outlasts them. Nothing for what was kept before digests were. */
  digestOf(repositoryId: number, artifactId: number): Promise<string | undefined>;
  /** Bytes kept for an installation. */
  size(installationId: number): Promise<number>;
  /** Bytes that were kept of one commit of a repository, dropped ones included. */
  sizeOf(repositoryId: number, head: string): Promise<number>;
  /** Notes what rests on an archive; a lesser use than is noted changes nothing. Answers whether its bytes are kept. */
  markUsed(used: ArchiveUsed): Promise<boolean>;
  /** What a verdict of this commit rested on is from now on what was merged. */
  markMerged(repositoryId: number, head: string, at: number): Promise<void>;
  /** Every archive that an installation keeps. */
  archivesOf(installationId: number): Promise<readonly ArchiveNote[]>;
  /** Drops the bytes; what was found in them, their size and their digest stay. */
  drop(archives: readonly Pick<ArchiveNote, 'repositoryId' | 'artifactId'>[], at: number): Promise<void>;
  /** Installations that keep anything. */
  keepers(): Promise<readonly number[]>;
  /** Replaces everything known of an organisation's contracts. */
  replaceTerms(organisationId: number, terms: readonly ContractTerm[]): Promise<void>;
  termsOf(organisationId: number): Promise<readonly ContractTerm[]>;
  termsAbout(repositoryIds: readonly number[]): Promise<readonly ContractTerm[]>;
}
