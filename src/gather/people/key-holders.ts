import { remembered } from '../short-memory.ts';
import type { Subject, Tools } from '../tools.ts';

/** Whose name a push with a deploy key carries: the accounts that added one; `anybody` when the forge does not tell. */
interface KeyHolders {
  readonly ids: readonly number[];
  readonly anybody: boolean;
}

/** A key that was removed may have pushed what still waits. */
const KEPT_FOR = 365 * 86_400_000;

/**
 * Whether a push under that account may have been somebody else's. The forge tells the account that added the deploy
 * key as the sender, and nothing else about the push differs from one of that person's own.
 */
export async function borrowedNames(tools: Tools, subject: Subject): Promise<(accountId: number) => boolean> {
  const { ids, anybody } = await everSeen(tools, subject);
  const borrowed = new Set(ids);
  return (accountId) => anybody || borrowed.has(accountId);
}

async function everSeen(tools: Tools, subject: Subject): Promise<KeyHolders> {
  const { memory } = tools.store;
  const key = `${String(subject.repository.id)}:keys-ever`;
  const now = await remembered(tools, `${String(subject.repository.id)}:keys-now`, () => standNow(tools, subject));
  const text = await memory.get(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
  const before = text === undefined ? { ids: [], anybody: false } : (JSON.parse(text) as KeyHolders);
  const all = { ids: [...new Set([...before.ids, ...now.ids])], anybody: before.anybody || now.anybody };
  const isNew = all.ids.length > before.ids.length || all.anybody !== before.anybody;
  if (isNew) await memory.set(key, JSON.stringify(all), tools.now() + KEPT_FOR);
  return all;
}

async function standNow({ platform }: Tools, { repository, organization }: Subject): Promise<KeyHolders> {
  const keys = await platform.people.deployKeys(repository);
  const logins = new Set(keys.flatMap(({ addedBy }) => addedBy ?? []));
  const accounts = await Promise.all([...logins].map((login) => platform.people.user(organization, login)));
  return {
    ids: accounts.flatMap((account) => account?.id ?? []),
    anybody: keys.some(({ addedBy }) => addedBy === null),
  };
}
