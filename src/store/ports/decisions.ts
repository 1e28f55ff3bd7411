/** A command somebody wrote in a comment, with what came of it. */
export interface CommandRecord {
  readonly repositoryId: number;
  readonly commentId: number;
  readonly number: number;
  readonly authorId: number;
  readonly authorLogin: string;
  readonly command: string;
  /** Empty until it was carried out. */
  readonly result: string;
  readonly at: number;
}

export interface Commands {
  /** Answers whether the comment's commands are still to be carried out: whoever began and did not live to finish is followed by another. */
  begin(command: Omit<CommandRecord, 'result'>): Promise<boolean>;
  finish(repositoryId: number, commentId: number, result: string): Promise<void>;
  /** How many commands an account sent in a repository since then, to silence floods. */
  countSince(repositoryId: number, authorId: number, since: number): Promise<number>;
  list(repositoryId: number, number: number): Promise<readonly CommandRecord[]>;
}

/** A waiver or an emergency given by command: bound to one head and base, over at the next push. */
export interface Exemption {
  readonly repositoryId: number;
  readonly number: number;
  /** The comment that gave it. */
  readonly commentId: number;
  readonly kind: 'waiver' | 'emergency';
  readonly head: string;
  readonly baseRef: string;
  /** What it covers (rules, fingerprints), JSON text. */
  readonly covers: string;
  readonly reason: string;
  readonly givenBy: number;
  readonly givenByLogin: string;
  readonly givenAt: number;
  readonly expiresAt: number | null;
  readonly endedAt: number | null;
}

export interface Exemptions {
  /** The first record of a comment stays. */
  give(exemption: Omit<Exemption, 'endedAt'>): Promise<void>;
  end(repositoryId: number, commentId: number, at: number): Promise<void>;
  /** Every one of a pull request, ended ones included, oldest first. */
  list(repositoryId: number, number: number): Promise<readonly Exemption[]>;
  /** Given in [from, to), oldest first, for the weekly issue. */
  between(repositoryId: number, from: number, to: number): Promise<readonly Exemption[]>;
}

/** Something that must be told to the organisation: a merge without a green verdict, a drift, a look-alike check. */
export interface Incident {
  readonly repositoryId: number;
  readonly kind: string;
  /** The same incident (a merge commit, a setting) is raised once. */
  readonly fingerprint: string;
  readonly number: number | null;
  /** JSON text. */
  readonly detail: string;
  readonly at: number;
}

export interface Incidents {
  /** Answers whether it is new. */
  raise(incident: Incident): Promise<boolean>;
  between(repositoryId: number, from: number, to: number): Promise<readonly Incident[]>;
}
