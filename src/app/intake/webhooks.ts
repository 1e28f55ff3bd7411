import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Acceptance, Deliveries, NewDelivery } from '../../store/port.ts';
import { answer, answerAndClose, type GenericStatus } from './answer.ts';
import { createGroupCommit } from './group-commit.ts';
import { readBody, type BodyBudget } from './read-body.ts';
import type { Route } from './router.ts';
import { isSigned, looksSigned } from './signature.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';
/** GitHub's own cap of a payload. */
const LARGEST_BODY = 25 * 1024 * 1024;
/** Bodies held at once, over all connections. */
const HELD_BODIES = 64 * 1024 * 1024;
const GROUP = { waitMs: 2, largest: 64 };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EVENT = /^[a-z_]{1,64}$/;

export interface IntakeOptions {
  readonly deliveries: Deliveries;
  /** The secret in force, and during a rotation the one before. */
  readonly secrets: readonly string[];
  readonly now: () => Date;
  /** After a delivery was stored: wakes the worker. */
  readonly onAccepted: () => void;
  readonly onAnswered: (status: GenericStatus, acceptance?: Acceptance) => void;
  /** The store refused; the sender is told to come back. */
  readonly onRefused: (error: unknown) => void;
}

export interface Intake {
  readonly route: Route;
  /** Resolves when every delivery that was read is stored or refused. */
  readonly drain: () => Promise<void>;
}

interface Envelope {
  readonly guid: string;
  readonly event: string;
  readonly signature: string;
}

/** Takes webhooks: checked, stored durably, then answered; work starts after the answer. */
export function createIntake(options: IntakeOptions): Intake {
  const budget: BodyBudget = { limit: HELD_BODIES, held: 0 };
  const group = createGroupCommit((items: readonly NewDelivery[]) => options.deliveries.accept(items), GROUP);
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const envelope = envelopeOf(request);
    if (typeof envelope === 'number') return refuseUnread(response, envelope, options);
    const read = await readBody(request, LARGEST_BODY, budget);
    if (read === 'aborted') return;
    if (typeof read === 'string') return refuseUnread(response, read === 'busy' ? 503 : 413, options);
    try {
      const { status, acceptance } = await judge(envelope, read.bytes, group.add, options);
      options.onAnswered(status, acceptance);
      answer(response, status, status === 503 ? { 'retry-after': '10' } : {});
    } finally {
      read.release();
    }
  };
  return { route: { method: 'POST', path: WEBHOOK_PATH, handle: take }, drain: group.drain };
}

function refuseUnread(response: ServerResponse, status: GenericStatus, { onAnswered }: IntakeOptions): void {
  onAnswered(status);
  answerAndClose(response, status);
}

/** What the headers say, or the status that refuses them before a byte of the body is read. */
function envelopeOf({ headers }: IncomingMessage): Envelope | GenericStatus {
  if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) return 413;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return 415;
  const guid = headers['x-github-delivery'];
  const event = headers['x-github-event'];
  const signature = headers['x-hub-signature-256'];
  if (typeof guid !== 'string' || !GUID.test(guid)) return 400;
  if (typeof event !== 'string' || !EVENT.test(event)) return 400;
  if (!looksSigned(signature)) return 401;
  return { guid: guid.toLowerCase(), event, signature };
}

async function judge(
  { guid, event, signature }: Envelope,
  payload: Uint8Array,
  store: (delivery: NewDelivery) => Promise<Acceptance>,
  { secrets, now, onAccepted, onRefused }: IntakeOptions,
): Promise<{ readonly status: GenericStatus; readonly acceptance?: Acceptance }> {
  if (!isSigned(payload, signature, secrets)) return { status: 401 };
  const installationId = installationOf(payload);
  if (installationId === undefined) return { status: 400 };
  try {
    const acceptance = await store({ guid, event, installationId, payload, receivedAt: now().getTime() });
    if (acceptance !== 'duplicate') onAccepted();
    return { status: 202, acceptance };
  } catch (error) {
    onRefused(error);
    return { status: 503 };
  }
}

/** The installation's id, null for none, undefined when the body is no JSON object. */
function installationOf(payload: Uint8Array): number | null | undefined {
  const parsed = parse(payload);
  if (!isObject(parsed)) return undefined;
  const installation = parsed['installation'];
  if (!isObject(installation)) return null;
  return typeof installation['id'] === 'number' ? installation['id'] : null;
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
