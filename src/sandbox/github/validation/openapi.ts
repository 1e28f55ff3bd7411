import { readFileSync } from 'node:fs';

import { Ajv, type ValidateFunction } from 'ajv';
import { default as addFormats } from 'ajv-formats';

import type { Problem } from './violation.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: object;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly body?: object;
  readonly bodyRequired?: boolean;
  readonly replies: Readonly<Record<string, object>>;
}

interface Subset {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly events: Readonly<Record<string, object>>;
  readonly schemas: Readonly<Record<string, object>>;
}

let subset: Subset | undefined;

function description(): Subset {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own generated file
  subset ??= JSON.parse(readFileSync(new URL('../openapi/subset.json', import.meta.url), 'utf8')) as Subset;
  return subset;
}

function newAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    coerceTypes,
    validateFormats: true,
    logger: false,
    inlineRefs: false,
  });
  addFormats.default(ajv);
  // each under its own name, so that what many operations share is compiled once
  for (const [name, schema] of Object.entries(description().schemas)) ajv.addSchema(schema, `github:${name}`);
  return ajv;
}

let bodies: Ajv | undefined;
let queries: Ajv | undefined;
// compiled once for all the fakes of a process
const compiled = new Map<string, ValidateFunction>();

function check(key: string, schema: object, value: unknown, coerce = false): Problem[] {
  queries ??= coerce ? newAjv(true) : undefined;
  bodies ??= newAjv(false);
  const ajv = coerce ? (queries ?? bodies) : bodies;
  const validate = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
    path: instancePath,
    message: `${message} ${JSON.stringify(params)}`,
  }));
}

export function isDescribed(operation: string): boolean {
  return description().operations[operation] !== undefined;
}

/** What GitHub's description has against the request; nothing for operations it does not know. */
export function requestProblems(operation: string, query: URLSearchParams, body: unknown): Problem[] {
  const described = description().operations[operation];
  if (described === undefined) return [];
  const parameters = described.parameters.filter((one) => one.in === 'query');
  const schema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map((one) => [one.name, one.schema])),
    required: parameters.filter(({ required = false }) => required).map(({ name }) => name),
  };
  const problems = check(`${operation} query`, schema, Object.fromEntries(query), true);
  const missing = body === undefined && described.bodyRequired === true;
  if (missing) return [...problems, { path: '', message: 'a body is required' }];
  return described.body === undefined || body === undefined
    ? problems
    : [...problems, ...check(`${operation} body`, described.body, body)];
}

export function replyProblems(operation: string, status: number, body: unknown): Problem[] {
  const schema = description().operations[operation]?.replies[String(status)];
  return schema === undefined ? [] : check(`${operation} ${status}`, schema, body);
}

/** What the description of GitHub's webhooks has against an event; nothing for events it does not know. */
export function eventProblems(event: string, action: string | null, payload: unknown): Problem[] {
  const key = action === null ? event : `${event} ${action}`;
  const schema = description().events[key];
  return schema === undefined ? [] : check(`event ${key}`, schema, payload);
}
