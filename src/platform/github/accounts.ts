import type { Account } from '../../engine/facts/account.ts';

const kinds: Readonly<Record<string, Account['kind']>> = {
  User: 'user',
  Bot: 'bot',
  Organization: 'organization',
  Mannequin: 'mannequin',
};

/** An account of a GraphQL answer: bots lack the "[bot]" there that they carry everywhere else. */
export function accountOfActor(
  actor: {
    readonly type: string;
    readonly login: string;
    readonly databaseId?: number | null | undefined;
  } | null,
): Account | null {
  if (actor === null || typeof actor.databaseId !== 'number') return null;
  const kind = kinds[actor.type] ?? 'mannequin';
  const login = kind === 'bot' && !actor.login.endsWith('[bot]') ? `${actor.login}[bot]` : actor.login;
  return { id: actor.databaseId, login, kind };
}

/** An account of a REST answer or a webhook. */
export function accountOfRest(
  account: { readonly id: number; readonly login: string; readonly type: string } | null | undefined,
): Account | null {
  if (account === null || account === undefined) return null;
  return { id: account.id, login: account.login, kind: kinds[account.type] ?? 'mannequin' };
}

/** A user of a GraphQL answer, where only users can stand. */
export function accountOfUser(user: { readonly databaseId: number; readonly login: string } | null): Account | null {
  if (user === null) return null;
  return { id: user.databaseId, login: user.login, kind: user.login.endsWith('[bot]') ? 'bot' : 'user' };
}
