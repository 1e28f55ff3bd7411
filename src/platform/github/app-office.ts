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
    repositoryNamed: (installation, owner, name) =>
      found(async () => {
        const answer = await client.readAccount(installation, readOperations.repository, { owner, repo: name });
        return repositoryOf(installation, answer);
      }),
    listDeliveries: (cursor) => listDeliveries(client, cursor),
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

/** GitHub tells the cursor of the next page in the `Link` header only; it is the oldest id of the page. */
async function listDeliveries(client: Client, cursor?: string): ReturnType<AppOffice['listDeliveries']> {
  const parameters = { per_page: PAGE, ...(cursor === undefined ? {} : { cursor }) };
  const items = await client.app.call(appOperations.deliveries, parameters);
  const attempts = items.map(attemptOf);
  const last = items.at(-1);
  return items.length < PAGE || last === undefined ? { attempts } : { attempts, next: String(last.id) };
}

function attemptOf({ id, guid, status, delivered_at: at }: z.infer<typeof delivery>): DeliveryAttempt {
  return { id, guid, status, deliveredAt: Date.parse(at) };
}

async function found<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable && error.kind === 'not-found') return null;
    throw error;
  }
}
