import type { Account } from './accounts.ts';

export type Level = 'read' | 'write' | 'admin';
export type Permissions = Readonly<Record<string, Level>>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly owner: Account;
  readonly bot: Account;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly createdAt: Date;
  permissions: Permissions;
  events: readonly string[];
  webhookUrl: string | null;
  webhookSecret: string | null;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  permissions: Permissions;
  events: readonly string[];
  /** 'all', or the ids of the selected repositories. */
  selection: 'all' | ReadonlySet<number>;
  suspendedBy: Account | null;
  suspendedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}

const RANK: Readonly<Record<Level, number>> = { read: 1, write: 2, admin: 3 };

export function grants(permissions: Permissions, name: string, level: Level): boolean {
  const granted = permissions[name];
  return name === 'metadata' && level === 'read' ? true : granted !== undefined && RANK[granted] >= RANK[level];
}
