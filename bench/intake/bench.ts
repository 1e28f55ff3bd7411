import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';

import { pullRequestPayload } from './payload.ts';

const SECONDS = 8;
const CONNECTIONS = 30;
const STARTS = 5;
const GOALS = { perSecond: 800, p99Ms: 150, loadMb: 250, idleMb: 150, startMs: 600 };

const SECRET = randomBytes(16).toString('hex');
const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

interface Started {
  readonly process: ChildProcess;
  readonly port: number;
  readonly startMs: number;
  readonly startCpuMs: number;
}

interface Measured {
  readonly name: string;
  readonly startMs: number;
  readonly startCpuMs: number;
  readonly perCpuSecond: number;
  readonly idleMb: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly peakMb: number;
  readonly refused: number;
}

/** Durable intake beside a bare Probot, same machine, same run, the load generator on the same cores. */
export async function benchIntake(): Promise<string> {
  const rows = [
    await measure('`garde-fou serve` (stored durably, routed, queued, worked on)', [
      '../../src/cli/start.mjs',
      'serve',
    ]),
    await measure('bare Probot 14, no-op (stores nothing)', ['probot.ts']),
  ];
  return pageOf(rows);
}

/** A GitHub that knows nothing: what the webhooks are about is asked for all the same. */
async function startEmptyGitHub(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function measure(name: string, command: readonly string[]): Promise<Measured> {
  const github = await startEmptyGitHub();
  const folder = mkdtempSync(path.join(tmpdir(), 'garde-fou-bench-'));
  const starts: Started[] = [];
  for (let index = 0; index < STARTS; index += 1) {
    const trial = await start(command, { folder, github: github.url });
    starts.push(trial);
    await end(trial);
  }
  const server = await start(command, { folder, github: github.url });
  try {
    const load = await loadOf(server);
    return {
      name,
      startMs: median(starts.map(({ startMs }) => startMs)),
      startCpuMs: median(starts.map(({ startCpuMs }) => startCpuMs)),
      ...load,
    };
  } finally {
    await end(server);
    github.close();
    rmSync(folder, { recursive: true });
  }
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

async function loadOf(server: Started): Promise<Omit<Measured, 'name' | 'startMs' | 'startCpuMs'>> {
  const idleMb = memoryOf(server, 'VmRSS');
  const before = processorMsOf(server.process);
  const { answered, ...load } = await fire(server.port);
  const perCpuSecond = Math.round(answered / ((processorMsOf(server.process) - before) / 1000));
  return { idleMb, perCpuSecond, ...load, peakMb: memoryOf(server, 'VmHWM') };
}

async function start(
  [script = '', ...words]: readonly string[],
  { folder, github }: { readonly folder: string; readonly github: string },
): Promise<Started> {
  const before = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      APP_ID: '12',
      PRIVATE_KEY,
      WEBHOOK_SECRET: SECRET,
      DATABASE_FILE: path.join(folder, 'store.db'),
      GITHUB_URL: github,
      HOST: '127.0.0.1',
      PORT: '0',
    },
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // Read to the end: a process whose output nobody takes would stand still.
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      const [, port] = /^(\d+)$|"port":(\d+).*"listening"/.exec(line)?.filter((part) => part !== undefined) ?? [];
      if (port !== undefined) resolve(Number(port));
    })
    .on('close', () => reject(new Error(`${script} ended before it listened.`)));
  const port = await promise;
  return { process: child, port, startMs: performance.now() - before, startCpuMs: processorMsOf(child) };
}

async function end({ process: child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** From Linux's own book-keeping, in steps of 10 ms: what a busy machine does not lengthen. */
function processorMsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** From Linux's own book-keeping, in MB. */
function memoryOf({ process: child }: Started, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(String.raw`${field}:\s+(\d+) kB`).exec(status) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

async function fire(
  port: number,
): Promise<Pick<Measured, 'perSecond' | 'p50Ms' | 'p99Ms' | 'refused'> & { readonly answered: number }> {
  const body = pullRequestPayload();
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  };
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/github/webhooks`,
    connections: CONNECTIONS,
    duration: SECONDS,
    method: 'POST',
    body,
    requests: [
      {
        setupRequest: (request) => ({ ...request, headers: { ...headers, 'x-github-delivery': randomUUID() } }),
      },
    ],
  });
  return {
    answered: result['2xx'],
    perSecond: Math.round(result['2xx'] / result.duration),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    refused: result.non2xx + result.errors,
  };
}

function pageOf(rows: readonly Measured[]): string {
  const size = Math.round(Buffer.byteLength(pullRequestPayload()) / 102.4) / 10;
  const lines = rows.map((row) =>
    [
      row.name,
      row.perSecond,
      row.perCpuSecond,
      row.p50Ms,
      row.p99Ms,
      row.refused,
      row.idleMb,
      row.peakMb,
      row.startMs,
      row.startCpuMs,
    ].join(' | '),
  );
  const [own] = rows;
  return `A \`pull_request.synchronize\` of ${size} KB, ${CONNECTIONS} connections, ${SECONDS} s, Node ${process.versions.node}, ${availableParallelism()} cores shared with the load generator. Start: from spawn until it listens, median of ${STARTS}; load of the machine before the run: ${loadavg()[0]?.toFixed(1)}.

| server | webhooks/s | webhooks/cpu s | p50 ms | p99 ms | refused | MB idle | MB peak | start ms | start cpu ms |
|---|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}

Goals: at least ${GOALS.perSecond} webhooks/s, p99 at most ${GOALS.p99Ms} ms, at most ${GOALS.idleMb} MB idle and ${GOALS.loadMb} MB under load, start within ${GOALS.startMs} ms: ${own !== undefined && meetsGoals(own) ? 'all met' : 'NOT all met'}.
`;
}

const meetsGoals = (row: Measured): boolean =>
  row.perSecond >= GOALS.perSecond &&
  row.p99Ms <= GOALS.p99Ms &&
  row.idleMb <= GOALS.idleMb &&
  row.peakMb <= GOALS.loadMb &&
  row.startMs <= GOALS.startMs &&
  row.refused === 0;
