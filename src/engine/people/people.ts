/** The `people:` of a policy, names as written. */
export interface People {
  readonly client: Readonly<Record<string, NamedPeople>>;
  readonly vendors: Readonly<Record<string, NamedPeople>>;
  readonly bots: readonly string[];
}

/** Users and teams by name. */
export interface NamedPeople {
  readonly users: readonly string[];
  readonly teams: readonly string[];
}
