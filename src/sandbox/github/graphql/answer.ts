import { type DocumentNode, execute, type GraphQLError, type GraphQLFieldResolver, parse, validate } from 'graphql';

import { type Budget } from '../auth/limits.ts';
import type { Violation } from '../validation/violation.ts';
import { Refusal } from '../world/refusal.ts';
import type { Actor } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { type Cost, costOf } from './cost.ts';
import { type Args, type Graph, refused } from './graph.ts';
import { rootOf } from './root.ts';
import { githubSchema } from './schema.ts';
import { withViews } from './views.ts';

export interface GraphqlAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly points: number;
}

export interface GraphqlRequest {
  readonly world: World;
  readonly actor: Actor;
  readonly budget: Budget;
  readonly violations: Violation[];
}

const MOST_NODES = 500_000;

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function read(body: unknown): Asked {
  const sent: Args = typeof body === 'object' && body !== null ? { ...body } : {};
  const { query, variables } = sent;
  if (typeof query !== 'string') throw new Refusal(400, 'A query attribute must be specified and must be a string.');
  return { query, variables: typeof variables === 'object' && variables !== null ? { ...variables } : {} };
}

function shown(error: GraphQLError): Record<string, unknown> {
  const { type } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}

/** Reads a view's field; one that the fake does not know is a violation, never a silent null. */
function fieldReader(violations: Violation[]): GraphQLFieldResolver<unknown, Graph> {
  return (source, args, _graph, info) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every view is a record of fields
    const view = source as Args;
    const value = view[info.fieldName];
    if (value === undefined) {
      const field = `${info.parentType.name}.${info.fieldName}`;
      violations.push({
        operation: 'POST /graphql',
        side: 'answer',
        problems: [{ path: field, message: 'the fake does not provide this field' }],
      });
      throw refused('NOT_PROVIDED', `The fake GitHub does not provide ${field}.`);
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a view's functions take the field's arguments
    return typeof value === 'function' ? callView(value as (given: Args) => unknown, args) : value;
  };
}

/** A refused mutation becomes an error of its field, as GitHub answers it. */
function callView(view: (args: Args) => unknown, args: Args): unknown {
  try {
    return view(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refused(
      error.status === 403 ? 'FORBIDDEN' : error.status === 404 ? 'NOT_FOUND' : 'UNPROCESSABLE',
      error.message,
    );
  }
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

function rejection(errors: readonly Record<string, unknown>[]): GraphqlAnswer {
  return { status: 200, body: { errors }, points: 1 };
}

async function run(request: GraphqlRequest, asked: Asked, document: DocumentNode, cost: Cost): Promise<GraphqlAnswer> {
  const { world, actor, budget, violations } = request;
  const graph = withViews({ world, actor, budget, cost: cost.points });
  const result = await execute({
    schema: await githubSchema(),
    document,
    rootValue: rootOf(graph),
    contextValue: graph,
    variableValues: asked.variables,
    fieldResolver: fieldReader(violations),
  });
  const errors = (result.errors ?? []).map(shown);
  // an error without a type is the fake's own mistake
  for (const error of errors)
    if (error['type'] === undefined)
      violations.push({
        operation: 'POST /graphql',
        side: 'answer',
        problems: [{ path: String(error['path']), message: String(error['message']) }],
      });
  return { status: 200, body: { data: result.data, ...(errors.length === 0 ? {} : { errors }) }, points: cost.points };
}

/** Runs a query on GitHub's real schema; a query that GitHub would refuse is also recorded as a violation. */
export async function answerGraphql(request: GraphqlRequest, body: unknown): Promise<GraphqlAnswer> {
  const asked = read(body);
  const document = parsed(asked.query);
  if (document === undefined) return rejection([{ message: 'Parse error on the query' }]);
  const mistakes = validate(await githubSchema(), document);
  if (mistakes.length > 0) {
    const problems = mistakes.map(({ message }) => ({ path: '', message }));
    request.violations.push({ operation: 'POST /graphql', side: 'request', problems });
    return rejection(mistakes.map(shown));
  }
  const cost = costOf(document, asked.variables);
  if (cost.nodes > MOST_NODES)
    return rejection([
      {
        type: 'MAX_NODE_LIMIT_EXCEEDED',
        message: `This query requests up to ${cost.nodes} possible nodes which exceeds the maximum limit of 500,000.`,
      },
    ]);
  return run(request, asked, document, cost);
}
