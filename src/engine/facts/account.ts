/** A person or a machine as the forge knows it: `id` is the identity, `login` only its name of today (it can be re-used by somebody else). */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly kind: 'user' | 'bot' | 'organization' | 'mannequin';
}

/** What an account may do in a repository, weakest first. */
export const permissions = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

/** One level of access to a repository; custom roles are told by the level they build on. */
export type Permission = (typeof permissions)[number];

/** Whether `has` is at least `wanted`. */
export function atLeastPermission(has: Permission, wanted: Permission): boolean {
  return permissions.indexOf(has) >= permissions.indexOf(wanted);
}
