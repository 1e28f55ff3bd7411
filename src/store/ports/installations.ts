export interface Installation {
  readonly id: number;
  /** The account it is installed on. */
  readonly accountId: number;
  readonly accountLogin: string;
  readonly suspended: boolean;
  /** GitHub's permission names and levels. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly selection: 'all' | 'selected';
  readonly updatedAt: number;
}

export interface Installations {
  save(installation: Installation): Promise<void>;
  find(id: number): Promise<Installation | undefined>;
  list(): Promise<readonly Installation[]>;
  /** Forgets the installation and its open pull requests; what was recorded about repositories stays. */
  remove(id: number): Promise<void>;
}

export interface OpenPull {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly head: string;
  readonly baseRef: string;
  readonly updatedAt: number;
}

/** Which pull requests are open, for the sweep and for events that name no pull request. */
export interface OpenPulls {
  save(pull: OpenPull): Promise<void>;
  close(repositoryId: number, number: number): Promise<void>;
  /** Replaces everything known of a repository by what a sweep read, in one transaction. */
  replace(installationId: number, repositoryId: number, pulls: readonly OpenPull[]): Promise<void>;
  ofRepository(repositoryId: number): Promise<readonly OpenPull[]>;
  ofInstallation(installationId: number): Promise<readonly OpenPull[]>;
  withHead(repositoryId: number, head: string): Promise<readonly OpenPull[]>;
  /** Pull requests that want to land on this branch. */
  withBase(repositoryId: number, baseRef: string): Promise<readonly OpenPull[]>;
}
