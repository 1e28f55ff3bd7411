import type { Account } from '../facts/account.ts';
import type { Directory } from '../facts/directory.ts';
import { pathsNamedBy } from './pattern.ts';

/** A CODEOWNERS file, read as GitHub reads it. */
export interface Codeowners {
  readonly lines: readonly OwnerLine[];
  /** Lines that GitHub skips because it cannot read them, 1-based. */
  readonly invalid: readonly number[];
}

/** A pattern and its owners; without owners its files belong to nobody. */
export interface OwnerLine {
  /** 1-based. */
  readonly line: number;
  readonly pattern: string;
  /** As written: `@user`, `@organisation/team` or an e-mail. */
  readonly owners: readonly string[];
  readonly matches: (path: string) => boolean;
}

/** What one owner stands for: accounts, or nobody known. */
export type ResolvedOwner =
  | { readonly owner: string; readonly state: 'found'; readonly accounts: readonly Account[] }
  | { readonly owner: string; readonly state: 'unresolved' };

/** GitHub does not load a file of 3 MB or more. */
const TOO_LARGE = 3_000_000;

/** Reads a CODEOWNERS file; `null` when it is too large for GitHub to load. */
export function parseCodeowners(text: string): Codeowners | null {
  if (bytesOf(text) >= TOO_LARGE) return null;
  const read = text.split(/\r\n|\n|\r/).map((raw, index) => ({ line: index + 1, parts: partsOf(raw) }));
  const written = read.filter(({ parts }) => parts.length > 0);
  const lines = written.map(({ line, parts: [pattern = '', ...owners] }) => {
    const matches = owners.every(isOwner) ? pathsNamedBy(pattern) : null;
    return { line, pattern, owners, matches };
  });
  return {
    lines: lines.flatMap(({ matches, ...rest }) => (matches === null ? [] : [{ ...rest, matches }])),
    invalid: lines.filter(({ matches }) => matches === null).map(({ line }) => line),
  };
}

/** The line that decides who owns a path: the last one that matches. */
export function decidingLine({ lines }: Codeowners, path: string): OwnerLine | null {
  return lines.findLast(({ matches }) => matches(path)) ?? null;
}

/** Most owners of a file that are looked up: whoever could name more would make us ask the forge for each of them. */
const MOST_OWNERS = 500;

/**
 * Every name of the file that must be resolved before it can be judged, lower-cased, without `@`; the first 500 of them.
 * E-mails are left out: no forge tells whose they are.
 */
export function ownersNamed(text: string): { readonly users: readonly string[]; readonly teams: readonly string[] } {
  const written = (parseCodeowners(text)?.lines ?? []).flatMap(({ owners }) => owners);
  const names = [...new Set(written.filter((owner) => owner.startsWith('@')).map(nameOf))].slice(0, MOST_OWNERS);
  return { users: names.filter((name) => !name.includes('/')), teams: names.filter((name) => name.includes('/')) };
}

/** Looks an owner up; an e-mail, or a name that nobody looked up, is not resolved. */
export function resolveOwner(owner: string, directory: Directory): ResolvedOwner {
  const name = nameOf(owner);
  const user = directory.users.get(name);
  if (user?.state === 'found') return { owner, state: 'found', accounts: [user.account] };
  const team =
    directory.teams.get(name) ?? (name.includes('/') ? directory.teams.get(name.split('/')[1] ?? '') : undefined);
  return team?.state === 'found' ? { owner, state: 'found', accounts: team.members } : { owner, state: 'unresolved' };
}

function nameOf(owner: string): string {
  return owner.replace(/^@/, '').toLowerCase();
}

/** Splits at white space that no backslash escapes; a `#` at the start of a part begins a comment. */
function partsOf(raw: string): readonly string[] {
  const parts = raw.trim().match(/(?:\\\s|\S)+/g) ?? [];
  const comment = parts.findIndex((part) => part.startsWith('#'));
  return (comment === -1 ? parts : parts.slice(0, comment)).map((part) => part.replaceAll(/\\(\s)/g, '$1'));
}

function isOwner(text: string): boolean {
  return (
    /^@[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\])?(?:\/[A-Za-z0-9._-]+)?$/.test(text) ||
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
  );
}

/** UTF-8, counted without a global: each half of a surrogate pair stands for two bytes. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) bytes += 1;
    if (code >= 0x8_00 && (code < 0xd8_00 || code > 0xdf_ff)) bytes += 1;
  }
  return bytes;
}
