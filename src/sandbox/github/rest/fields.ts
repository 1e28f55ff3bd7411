import type { Json } from '../present/json.ts';
import { invalid } from '../world/refusal.ts';

export function text(body: Json, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(body: Json, name: string): string {
  const value = text(body, name);
  if (value === undefined) throw invalid('Request', name, `${name} is missing`);
  return value;
}

/** The text, null where null was sent, undefined where nothing was. */
export function nullableText(body: Json, name: string): string | null | undefined {
  return body[name] === null ? null : text(body, name);
}

export function flag(body: Json, name: string): boolean | undefined {
  const value = body[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function whole(body: Json, name: string): number | undefined {
  const value = body[name];
  return typeof value === 'number' ? value : undefined;
}

export function moment(body: Json, name: string): Date | undefined {
  const value = text(body, name);
  return value === undefined ? undefined : new Date(value);
}

/** A list of texts, or of objects that carry the text as `name`. */
export function texts(body: Json, name: string): string[] | undefined {
  const value = body[name];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return undefined;
  return value.map((one: unknown) => (typeof one === 'string' ? one : (text(object(one), 'name') ?? '')));
}

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function objects(body: Json, name: string): Json[] | undefined {
  const value = body[name];
  return Array.isArray(value) ? value.map(object) : undefined;
}

/** A value whose shape GitHub's own description of the request has been checked to hold. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the described type
export function shaped<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- validated against the operation's schema before
  return value as T;
}

/** Only the entries that were sent. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return shaped(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

export function numbered(params: Readonly<Record<string, string>>, name: string): number {
  return Number(params[name]);
}
