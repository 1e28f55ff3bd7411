import type { Route } from './route.ts';

// these may contain slashes even when a client leaves them unencoded
const GREEDY = new Set(['path', 'ref', 'basehead', 'branch']);

interface Compiled {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly route: Route;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function compile(route: Route): Compiled {
  const [method = '', template = ''] = route.operation.split(' ');
  const names: string[] = [];
  const source = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return GREEDY.has(name) ? '(.+)' : '([^/]+)';
  });
  return { method, names, route, pattern: new RegExp(`^${source}/?$`) };
}

/** Literal segments win over placeholders, longer templates over shorter ones. */
function specificity({ operation }: Route): string {
  const parts = operation.split('/').map((part) => (part.startsWith('{') ? '0' : '1'));
  return `${String(parts.length).padStart(2, '0')}${parts.join('')}`;
}

/** Finds the route of a request. */
export class Router {
  readonly #compiled: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.#compiled = routes.toSorted((a, b) => specificity(b).localeCompare(specificity(a))).map(compile);
  }

  match(method: string, path: string): Match | undefined {
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { method: own, pattern, names, route } of this.#compiled) {
      const found = own === wanted ? pattern.exec(path) : null;
      if (found === null) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
      return { route, params };
    }
    return undefined;
  }
}
