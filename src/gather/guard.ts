import type { BranchGuard, RepositoryKey } from '../platform/port.ts';
import { remembered } from './short-memory.ts';
import type { Tools } from './tools.ts';

/** What guards a branch; events about protection forget it. */
export function guardOf(tools: Tools, repository: RepositoryKey, branch: string): Promise<BranchGuard> {
  return remembered(tools, `${String(repository.id)}:guard:${branch}`, () =>
    tools.platform.protection.guardOf(repository, branch),
  );
}
