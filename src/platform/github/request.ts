import { Unreadable } from '../ports/unreadable.ts';
import type { Operation } from './operations.ts';

/** What fills a route, its query and its body. */
export type Parameters = Readonly<Record<string, unknown>>;

/** GitHub's answer, checked: half a page is no page. */
export function parsed<T>(operation: Operation<T>, data: unknown): T {
  const result = operation.answer.safeParse(data);
  if (result.success) return result.data;
  throw new Unreadable('partial', operation.route, { cause: result.error });
}
