import type { Call, Reply } from './route.ts';

const LARGEST_PAGE = 100;

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

function positive(raw: string | null, otherwise: number): number {
  const value = Number(raw ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** The page asked for, with the Link header that leads to its neighbours. */
export function page<T>({ query, url }: Call, all: readonly T[], largest = LARGEST_PAGE): Page<T> {
  const size = Math.min(positive(query.get('per_page'), 30), largest);
  const last = Math.max(1, Math.ceil(all.length / size));
  const current = positive(query.get('page'), 1);
  const link = (target: number, rel: string): string => {
    const address = new URL(url);
    address.searchParams.set('page', String(target));
    return `<${address.href}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, 'prev')] : []),
    ...(current < last ? [link(current + 1, 'next'), link(last, 'last')] : []),
    ...(current > 1 ? [link(1, 'first')] : []),
  ];
  const headers: Record<string, string> = links.length === 0 ? {} : { link: links.join(', ') };
  return { items: all.slice((current - 1) * size, current * size), headers };
}

export function listed<T>(call: Call, all: readonly T[], show: (item: T) => unknown): Reply {
  const { items, headers } = page(call, all);
  return { status: 200, body: items.map(show), headers };
}

/** The lists that GitHub wraps in an object with their total. */
export function counted<T>(call: Call, all: readonly T[], wrapped: { as: string; show: (item: T) => unknown }): Reply {
  const { items, headers } = page(call, all);
  return { status: 200, body: { total_count: all.length, [wrapped.as]: items.map(wrapped.show) }, headers };
}
