import type { World } from '../world/world.ts';

export type Json = Record<string, unknown>;

/** GitHub's time stamps have no fractions of a second. */
export function stamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function stampOrNull(date: Date | null): string | null {
  return date === null ? null : stamp(date);
}

/** A global node id; `node(id:)` reads type and number back from it. */
export function nodeId(type: string, id: number | string): string {
  const prefix = type.replaceAll(/[a-z]/g, '');
  return `${prefix}_${Buffer.from(`${type}:${id}`).toString('base64url')}`;
}

export function readNodeId(id: string): { readonly type: string; readonly id: string } | undefined {
  const [type, value] = Buffer.from(id.slice(id.indexOf('_') + 1), 'base64url')
    .toString('utf8')
    .split(':');
  return type === undefined || value === undefined ? undefined : { type, id: value };
}

export function webUrl(world: World, path: string): string {
  return `${world.url}/html/${path}`;
}
