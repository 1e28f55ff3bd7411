import { request } from 'node:http';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { end, signedHeaders, startProcess, type ServerProcess } from './start-process.ts';

const MB = 1024 * 1024;
const FLOOD = 200 * MB;
/** Room for one body at the cap, its copy and the garbage of a busy socket; far below the flood. */
const MOST_GROWTH = 100 * MB;

let server: ServerProcess;
beforeAll(async () => {
  server = await startProcess(':memory:');
});
afterAll(() => end(server, 'SIGKILL'));

/** The most memory that the process ever held, in bytes. */
async function peakMemory(): Promise<number> {
  const answer = await fetch(new URL('/peak-memory', server.address));
  return Number(await answer.text());
}

interface Outcome {
  readonly status: number | undefined;
  readonly sent: number;
}

/** Sends up to 200 MB in pieces, declared or not, until it is answered or cut off. */
function flood(headers: Record<string, string>, piece: Buffer): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  let sent = 0;
  let status: number | undefined;
  const outgoing = request(server.address, { method: 'POST', headers: { ...signedHeaders('{}'), ...headers } });
  const done = () => resolve({ status, sent });
  outgoing.once('response', (response) => {
    status = response.statusCode;
    response.resume().once('close', done);
  });
  outgoing.once('error', done).once('close', done);
  const push = () => {
    while (sent < FLOOD && !outgoing.destroyed) {
      sent += piece.length;
      if (!outgoing.write(piece)) return;
    }
    outgoing.end();
  };
  outgoing.on('drain', push);
  push();
  return promise;
}

it('refuses a body of 200 MB by its declared length, without reading it', async () => {
  const before = await peakMemory();
  const { status, sent } = await flood({ 'content-length': String(FLOOD) }, Buffer.alloc(MB, 'x'));
  expect([413, undefined]).toContain(status);
  expect(sent).toBeLessThan(FLOOD);
  expect((await peakMemory()) - before).toBeLessThan(MOST_GROWTH);
});

it('cuts off a body of undeclared length at the cap, with flat memory', async () => {
  const before = await peakMemory();
  const { status, sent } = await flood({ 'transfer-encoding': 'chunked' }, Buffer.alloc(MB, 'x'));
  expect([413, undefined]).toContain(status);
  expect(sent).toBeLessThan(FLOOD);
  expect((await peakMemory()) - before).toBeLessThan(MOST_GROWTH);
});

it('bounds what many unfinished bodies hold together', async () => {
  const before = await peakMemory();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => flood({ 'transfer-encoding': 'chunked' }, Buffer.alloc(MB, 'x'))),
  );
  expect(outcomes.every(({ status }) => status !== 202)).toBe(true);
  expect((await peakMemory()) - before).toBeLessThan(3 * MOST_GROWTH);
});

it('still takes webhooks afterwards', async () => {
  const body = '{"zen":"calm"}';
  const answer = await fetch(server.address, { method: 'POST', body, headers: signedHeaders(body) });
  expect(answer.status).toBe(202);
});
