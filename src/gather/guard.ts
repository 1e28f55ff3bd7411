import type { BranchGuard } from '../platform/port.ts';
import { remembered } from './short-memory.ts';
import type { Subject, Tools } from './tools.ts';

/** Key of the short memory, below the organisation's: its own rules guard branches of every repository. */
export function guardKey(organizationId: number, repositoryId?: number): string {
  return `${String(organizationId)}:guard:${repositoryId === undefined ? '' : `${String(repositoryId)}:`}`;
}

/** What guards a branch; events about protection forget it. */
export function guardOf(
  tools: Tools,
  { organization, repository }: Pick<Subject, 'organization' | 'repository'>,
  branch: string,
): Promise<BranchGuard> {
  return remembered(tools, `${guardKey(organization.id, repository.id)}${branch}`, () =>
    tools.platform.protection.guardOf(repository, branch),
  );
}
