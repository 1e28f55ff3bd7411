import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import type { Fault } from './faults.ts';

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export async function readRequest(request: IncomingMessage, base: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a request without encoding yields buffers
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', base);
  const path = url.pathname.replace(/^\/api\/(v3(?=\/|$)|(?=graphql))/, '').replace(/^(?!\/)/, '/');
  return {
    method: request.method ?? 'GET',
    url,
    path,
    body: Buffer.concat(chunks).toString('utf8'),
    headers: request.headers,
  };
}

export function etagOf(body: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('hex')}"`;
}

/** The answer that a fault puts in the true one's place. */
function faked(outgoing: Outgoing, fault: Fault | undefined): Outgoing {
  if (fault?.status === undefined) return outgoing;
  const headers = { ...outgoing.headers, ...fault.headers };
  return { status: fault.status, headers, body: JSON.stringify(fault.body ?? { message: 'Fault' }) };
}

function cut(response: ServerResponse, bytes: Buffer, share: number): void {
  response.write(bytes.subarray(0, Math.floor(bytes.length * share)), () => {
    response.destroy();
  });
}

/** Sends the answer, or what a fault makes of it. */
export async function send(response: ServerResponse, outgoing: Outgoing, fault: Fault | undefined): Promise<void> {
  if (fault?.delay !== undefined) await wait(fault.delay);
  if (fault?.status === 0) {
    response.destroy();
    return;
  }
  const { status, headers, body } = faked(outgoing, fault);
  const bytes = Buffer.from(body ?? '');
  const length = status === 204 ? {} : { 'content-length': String(bytes.length) };
  response.writeHead(status, { ...headers, ...length });
  if (fault?.truncate === undefined) response.end(bytes);
  else cut(response, bytes, fault.truncate);
}
