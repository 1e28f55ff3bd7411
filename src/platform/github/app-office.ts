import type { z } from 'zod';

import type { AppOffice, DeliveryAttempt, InstallationState, InstalledRepository } from '../ports/app-office.ts';
import { Unreadable } from '../ports/unreadable.ts';
import type { delivery, installation as installationAnswer, repository as repositoryAnswer } from './answers.ts';
import type { Client } from './client.ts';
import { appOperations, readOperations } from './operations.ts';

const MAXIMUM_PAGES = 50;
const PAGE = 100;

export function makeAppOffice(client: Client, appId: number): AppOffice {
  const { app } = client;
  return {
    appId,
    installations: async () => {
      const all = await client.pages((page) => app.call(appOperations.installations, page), MAXIMUM_PAGES);
      return all.map(installationOf);
    },
    installation: async (id) => installationOf(await app.call(appOperations.installation, { installation_id: id })),
    repositories: async (installation) => {
      const all = await client.pages(
        async (page) => (await client.readAccount(installation, readOperations.installed, page)).repositories,
        MAXIMUM_PAGES,
      );
      return all.map((one) => repositoryOf(installation, one));
    },
    repository: (installation, id) =>
      found(async () => {
        const answer = await client.readAccount(installation, readOperations.repositoryById, { id });
        return repositoryOf(installation, answer);
      }),
    repositoryNamed: (installation, owner, name) =>
      found(async () => {
        const answer = await client.readAccount(installation, readOperations.repository, { owner, repo: name });
        return repositoryOf(installation, answer);
      }),
    deliveriesSince: (since) => deliveriesSince(client, since),
    redeliver: async (deliveryId) => {
      await app.call(appOperations.redeliver, { delivery_id: deliveryId });
    },
  };
}

function installationOf(answer: z.infer<typeof installationAnswer>): InstallationState {
  const { id, account, permissions, events, repository_selection: selection } = answer;
  return {
    id,
    account: { id: account.id, login: account.login, kind: account.type === 'Organization' ? 'organization' : 'user' },
    suspended: (answer.suspended_at ?? null) !== null,
    permissions,
    events,
    selection,
  };
}

function repositoryOf(installation: number, answer: z.infer<typeof repositoryAnswer>): InstalledRepository {
  const visibility = answer.visibility === 'internal' ? 'internal' : answer.private ? 'private' : 'public';
  return {
    key: { installation, id: answer.id, owner: answer.owner.login, name: answer.name },
    defaultBranch: answer.default_branch,
    archived: answer.archived ?? false,
    visibility,
  };
}

/** GitHub pages deliveries by a cursor that only the `Link` header tells: the oldest id of a page serves as well. */
async function deliveriesSince(client: Client, since: number): Promise<readonly DeliveryAttempt[]> {
  const all = new Map<number, DeliveryAttempt>();
  let cursor: number | undefined;
  for (let page = 0; page < MAXIMUM_PAGES; page += 1) {
    const parameters = { per_page: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const items = (await client.app.call(appOperations.deliveries, parameters)).map(attemptOf);
    const fresh = items.filter(({ id, at }) => at >= since && !all.has(id));
    for (const attempt of fresh) all.set(attempt.id, attempt);
    if (items.length < PAGE || fresh.length === 0) break;
    cursor = items.at(-1)?.id;
  }
  return [...all.values()];
}

function attemptOf({ id, guid, status, delivered_at: at }: z.infer<typeof delivery>): DeliveryAttempt {
  return { id, guid, ok: status === 'OK', at: Date.parse(at) };
}

async function found<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable && error.kind === 'not-found') return null;
    throw error;
  }
}
