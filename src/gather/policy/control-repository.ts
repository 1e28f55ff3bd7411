import {
  type InstalledRepository,
  type OrganizationKey,
  passes,
  reading,
  type Unreadable,
} from '../../platform/port.ts';
import type { ControlRepository } from '../../store/port.ts';
import { remembered } from '../short-memory.ts';
import type { Tools } from '../tools.ts';

/** The name that an organisation's control repository must have. */
export const CONTROL_NAME = '.garde-fou';
const MINUTE = 60_000;

/** Which repository holds the policy, and at which commit its default branch stands. */
export type Control =
  | { readonly state: 'never-seen' }
  | { readonly state: 'missing' | 'unreadable' | 'unconfirmed'; readonly status: number | null }
  | { readonly state: 'found'; readonly repository: InstalledRepository; readonly commit: string };

/** Finds the control repository; what merely carries the name, and not the recorded id, does not count. */
export async function findControl(tools: Tools, organization: OrganizationKey): Promise<Control> {
  const bound = await tools.store.controlRepositories.find(organization.id);
  const read = await reading(() => standsNow(tools, organization));
  if (!read.known) return unreadable(read.problem);
  const { value: now } = read;
  if (bound !== undefined && bound.confirmedBy !== null) return confirmed(now, bound);
  const seen = (await tools.store.policies.find(organization.id)) !== undefined;
  if (now !== null) await tools.store.controlRepositories.propose(organization.id, now.repository.key.id, tools.now());
  if (!seen) return { state: 'never-seen' };
  return now === null ? { state: 'missing', status: null } : { state: 'unconfirmed', status: null };
}

/** Key of the short memory; a push to the control repository forgets it. */
export function controlKey(organizationId: number): string {
  return `${String(organizationId)}:control`;
}

interface Standing {
  readonly repository: InstalledRepository;
  readonly commit: string;
}

function confirmed(now: Standing | null, { repositoryId }: ControlRepository): Control {
  if (now === null) return { state: 'missing', status: 404 };
  if (now.repository.key.id !== repositoryId) return { state: 'unconfirmed', status: null };
  return { state: 'found', ...now };
}

function unreadable(problem: Unreadable): Control {
  if (passes(problem)) throw problem;
  return { state: 'unreadable', status: problem.status };
}

/** The repository under its name now; GitHub leads on to a renamed or transferred one, which is not that. */
function standsNow(tools: Tools, organization: OrganizationKey): Promise<Standing | null> {
  const { installation, id, login } = organization;
  const read = async (): Promise<Standing | null> => {
    const repository = await tools.platform.app.repositoryNamed(installation, login, CONTROL_NAME);
    if (repository === null) return null;
    const { owner, name } = repository.key;
    if (name !== CONTROL_NAME || owner.toLowerCase() !== login.toLowerCase()) return null;
    return { repository, commit: await tools.platform.git.branchTip(repository.key, repository.defaultBranch) };
  };
  return remembered(tools, controlKey(id), read, MINUTE);
}
