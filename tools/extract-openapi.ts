/**
 * Writes src/sandbox/github/openapi/subset.json: what GitHub's OpenAPI description says about the operations and
 * webhooks of the fake GitHub. The description is fetched into a temporary folder: `node tools/extract-openapi.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { routes } from '../src/sandbox/github/rest/registry.ts';

const PACKAGE = '@octokit/openapi@23.0.2';
const DESCRIPTION = 'package/generated/api.github.com.json';
const TARGET = new URL('../src/sandbox/github/openapi/subset.json', import.meta.url);

type Node = Record<string, unknown>;

const EVENTS = new Set(
  (
    'branch_protection_rule check_run check_suite create custom_property_values delete deploy_key deployment deployment_status fork ' +
    'installation installation_repositories issue_comment issues label member membership merge_group milestone organization ' +
    'public pull_request pull_request_review pull_request_review_comment pull_request_review_thread push repository ' +
    'repository_ruleset status team workflow_job workflow_run'
  ).split(' '),
);

// actions that nothing here causes
const NEVER = /pinned|field_|typed|stacked|waiting/;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(node: unknown, ...names: string[]): Node {
  let current: unknown = node;
  for (const name of names) current = isNode(current) ? current[name] : undefined;
  return isNode(current) ? current : {};
}

function readDescription(): Node {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const archive = execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', archive, DESCRIPTION], { cwd: folder });
    const parsed: unknown = JSON.parse(readFileSync(join(folder, DESCRIPTION), 'utf8'));
    return child({ parsed }, 'parsed');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const WORDS = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'summary',
  'default',
  'discriminator',
]);

function nullable(schema: Node): unknown {
  const { nullable: _, ...rest } = schema;
  const values = rest['enum'];
  if (typeof rest['type'] !== 'string') return { anyOf: [rest, { type: 'null' }] };
  return {
    ...rest,
    type: [rest['type'], 'null'],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}

const orNull = (schema: unknown): unknown => ({ anyOf: [schema, { type: 'null' }] });

/** Where GitHub answers otherwise than it describes: a head without its deleted fork, labels without description, newer events. */
const CORRECTED: Readonly<Record<string, (schema: unknown) => unknown>> = {
  repo: orNull,
  description: orNull,
  events: () => ({ type: 'array' }),
};

/** Drops the prose and rewrites OpenAPI 3.0's `nullable`; `named` says that the keys are names, not keywords. */
function lean(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((one) => lean(one));
  if (!isNode(value)) return value;
  const entries = Object.entries(value).filter(([key]) => named || !(WORDS.has(key) || key.startsWith('x-')));
  const slim: Node = Object.fromEntries(
    entries.map(([key, inner]) => {
      if (key === '$ref' && typeof inner === 'string') return [key, inner.replace('#/components/schemas/', 'github:')];
      if (named && CORRECTED[key] !== undefined) return [key, CORRECTED[key](lean(inner))];
      return [key, key === 'enum' ? inner : lean(inner, key === 'properties' && !named)];
    }),
  );
  return slim['nullable'] === true ? nullable(slim) : slim;
}

function resolved(description: Node, node: unknown): Node {
  const reference = child({ node }, 'node')['$ref'];
  return typeof reference === 'string' ? child(description, ...reference.split('/').slice(1)) : child({ node }, 'node');
}

const jsonSchema = (node: Node): Node => child(node, 'content', 'application/json', 'schema');

function operationOf(description: Node, key: string): Node | undefined {
  const [method = '', path = ''] = key.split(' ');
  const operation = child(description, 'paths', path, method.toLowerCase());
  if (Object.keys(operation).length === 0) return undefined;
  const parameters = [operation['parameters'], child(description, 'paths', path)['parameters']].flat().filter(isNode);
  const replies = Object.entries(child(operation, 'responses'))
    .filter(([status]) => status.startsWith('2'))
    .map(([status, reply]) => [status, lean(jsonSchema(resolved(description, reply)))] as const)
    .filter(([, schema]) => Object.keys(child({ schema }, 'schema')).length > 0);
  const body = jsonSchema(child(operation, 'requestBody'));
  return {
    parameters: parameters
      .map((one) => resolved(description, one))
      .filter((one) => one['in'] === 'query')
      .map((one) => ({
        name: one['name'],
        in: one['in'],
        required: one['required'] ?? false,
        schema: lean(one['schema']),
      })),
    ...(Object.keys(body).length === 0
      ? {}
      : { body: lean(body), bodyRequired: child(operation, 'requestBody')['required'] ?? false }),
    replies: Object.fromEntries(replies),
  };
}

function eventsOf(description: Node): Node {
  const events: Node = {};
  for (const webhook of Object.values(child(description, 'x-webhooks'))) {
    const operation = child({ webhook }, 'webhook', 'post');
    const schema = resolved(description, jsonSchema(child(operation, 'requestBody')));
    const { subcategory } = child(operation, 'x-github');
    const event = typeof subcategory === 'string' ? subcategory.replaceAll('-', '_') : '';
    const [action] = [child(schema, 'properties', 'action')['enum']].flat();
    if (EVENTS.has(event) && !NEVER.test(String(action)))
      events[typeof action === 'string' ? `${event} ${action}` : event] = lean(schema);
  }
  return events;
}

function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"github:([^"]+)"/g)].map(([, name]) => name ?? '');
}

function schemasFor(description: Node, users: unknown): Node {
  const schemas: Node = {};
  const todo = namesIn(users);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (schemas[name] !== undefined) continue;
    schemas[name] = lean(child(description, 'components', 'schemas', name));
    todo.push(...namesIn(schemas[name]));
  }
  return schemas;
}

const WORTH_SHARING = 200;

/** Names the schemas that occur again and again, so that the file stays small. */
class Shelf {
  readonly shared: Node = {};
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();

  count(value: unknown, named = false): void {
    if (Array.isArray(value)) for (const one of value) this.count(one);
    if (!isNode(value)) return;
    const text = named ? '' : JSON.stringify(value);
    if (text.length > WORTH_SHARING) this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
    for (const [key, inner] of Object.entries(value)) this.count(inner, key === 'properties' && !named);
  }

  take(value: unknown, named = false): unknown {
    if (Array.isArray(value)) return value.map((one) => this.take(one));
    if (!isNode(value)) return value;
    const text = named ? '' : JSON.stringify(value);
    const name = this.#names.get(text);
    if (name !== undefined) return { $ref: `github:${name}` };
    const slim = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.take(inner, key === 'properties' && !named)]),
    );
    if ((this.#counts.get(text) ?? 0) < 2) return slim;
    const fresh = `shared-${this.#names.size}`;
    this.#names.set(text, fresh);
    this.shared[fresh] = slim;
    return { $ref: `github:${fresh}` };
  }
}

const description = readDescription();
const operations = Object.fromEntries(
  routes
    .map(({ operation }) => [operation, operationOf(description, operation)] as const)
    .filter(([, found]) => found !== undefined),
);
const events = eventsOf(description);
const schemas = schemasFor(description, [operations, events]);
const shelf = new Shelf();
const everything = { operations: {}, events: { properties: events }, schemas: { properties: schemas } };
shelf.count(everything);
const subset = {
  source: PACKAGE,
  operations,
  events: child(shelf.take(everything.events), 'properties'),
  schemas: { ...child(shelf.take(everything.schemas), 'properties'), ...shelf.shared },
};
writeFileSync(TARGET, `${JSON.stringify(subset)}\n`);
