import { readFile } from 'node:fs/promises';

import { buildSchema, type GraphQLSchema } from 'graphql';

let loading: Promise<GraphQLSchema> | undefined;

async function load(): Promise<GraphQLSchema> {
  // the package exports its types only; the schema lies beside them
  const sdl = await readFile(new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema')), 'utf8');
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}

/** GitHub's own schema; half a second the first time, hence only when a query comes. */
export async function githubSchema(): Promise<GraphQLSchema> {
  loading ??= load();
  return loading;
}
