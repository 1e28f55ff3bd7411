import type { Account } from '../../engine/facts/account.ts';
import { say } from '../../engine/locales/say.ts';
import { CONTROL_NAME, controlKey } from '../../gather/policy/control-repository.ts';
import type { OrganizationKey, RepositoryKey } from '../../platform/port.ts';
import { jobFor, type WorkOf } from '../routing/work.ts';
import type { JobOutcome } from '../worker/crew.ts';
import type { Bench } from './bench.ts';
import { openOwnIssue } from './own-issues.ts';
import { evaluateTexts } from './texts.ts';

/** Takes note of an installation: what it may do, which repositories it has, and whether its control repository is confirmed. */
export async function takeInstallation(bench: Bench, work: WorkOf<'installation'>): Promise<JobOutcome> {
  const { organization, by } = work;
  const { id, account, suspended, permissions, selection } = await bench.platform.app.installation(
    organization.installation,
  );
  await bench.store.installations.save({
    id,
    accountId: account.id,
    accountLogin: account.login,
    suspended,
    permissions,
    selection,
    updatedAt: bench.now(),
  });
  const repositories = await bench.platform.app.repositories(id);
  const control = repositories.find(({ key }) => key.name === CONTROL_NAME && key.owner === account.login);
  if (control !== undefined) await confirmOrAsk(bench, { organization, control: control.key, by });
  await bench.queue.enqueue(
    repositories
      .filter(({ archived }) => !archived)
      .map(({ key }) => jobFor({ kind: 'repository', repository: key, ownerId: account.id })),
  );
  return { is: 'done' };
}

interface Candidate {
  readonly organization: OrganizationKey;
  readonly control: RepositoryKey;
  readonly by: Pick<Account, 'id' | 'login'> | null;
}

/** An owner who installs the App on an existing control repository confirms it thereby; anybody else is asked for. */
async function confirmOrAsk(bench: Bench, { organization, control, by }: Candidate): Promise<void> {
  const { store, now } = bench;
  const bound = await store.controlRepositories.propose(organization.id, control.id, now());
  if (bound.confirmedBy !== null && bound.repositoryId === control.id) return;
  if (bound.confirmedBy === null && by !== null && (await bind(bench, { organization, control, by }))) return;
  await askForConfirmation(bench, control);
}

/** Binds the control repository when the account owns the organisation; answers whether it did. */
export async function bind(
  bench: Bench,
  { organization, control, by }: Candidate & { readonly by: Pick<Account, 'id' | 'login'> },
): Promise<boolean> {
  const { store, platform, now } = bench;
  if (by.id !== organization.id && !(await platform.people.isOwner(organization, by.login))) return false;
  const binding = { organisationId: organization.id, repositoryId: control.id, accountId: by.id, at: now() };
  await store.controlRepositories.confirm(binding);
  await store.memory.forget(controlKey(organization.id));
  await bench.queue.enqueue([jobFor({ kind: 'policy', organization, commit: null })]);
  return true;
}

const PURPOSE = 'confirmation';

async function askForConfirmation({ store, platform }: Bench, control: RepositoryKey): Promise<void> {
  if ((await store.postings.findComment(control.id, 0, PURPOSE)) !== undefined) return;
  const issue = { title: inBoth('confirm.title', ' / '), body: inBoth('confirm.body', '\n\n'), assignees: [] };
  const number = await openOwnIssue({ platform, store }, control, issue);
  await store.postings.saveComment({
    repositoryId: control.id,
    number: 0,
    purpose: PURPOSE,
    commentId: number,
    digest: '',
  });
}

/** Before there is a policy nobody knows the organisation's language. */
function inBoth(key: string, between: string): string {
  const told = (['fr', 'en'] as const).map((language) =>
    say(evaluateTexts, key, {}, { language, timezone: 'UTC', medium: 'markdown' }),
  );
  return told.join(between);
}
