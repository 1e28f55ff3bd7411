/** A repository that an installation may read. `id` is the identity; the name only serves the address. */
export interface RepositoryKey {
  readonly installation: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}
