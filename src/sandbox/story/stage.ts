import type { World } from '../github/world/world.ts';

/** What a story is played on: the running sandbox. */
export interface Stage {
  readonly world: World;
  /** Address of the fake GitHub's REST interface. */
  readonly api: string;
  /** Resolves when the App has answered everything that happened so far. */
  readonly answered: () => Promise<void>;
}

/** What GitHub answered to somebody. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Does something on GitHub over HTTP, as a person. */
export async function ask(
  stage: Stage,
  login: string,
  request: { readonly method: string; readonly path: string; readonly body?: unknown },
): Promise<Answer> {
  const response = await fetch(`${stage.api}${request.path}`, {
    method: request.method,
    headers: {
      authorization: `token user:${login}`,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
