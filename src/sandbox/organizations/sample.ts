/** A made-up company of the sandbox, as data. */
export interface SampleOrganization {
  readonly login: string;
  readonly name: string;
  readonly people: readonly SamplePerson[];
  readonly teams: readonly SampleTeam[];
  readonly repositories: readonly SampleRepository[];
  /** Text of `policy.yml` in the control repository. */
  readonly policy: string;
}

export interface SamplePerson {
  readonly login: string;
  readonly name: string;
  readonly role: 'owner' | 'member';
  /** Access to the code repositories of somebody who is in no team. */
  readonly access?: 'write';
}

export interface SampleTeam {
  readonly slug: string;
  readonly name: string;
  readonly members: readonly string[];
  /** Access to the code repositories; none to the control repository. */
  readonly access: 'read' | 'write' | 'maintain';
}

export interface SampleRepository {
  readonly name: string;
  readonly description: string;
  readonly files: Readonly<Record<string, string>>;
}
