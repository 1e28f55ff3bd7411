import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

const BUNDLE = fileURLToPath(new URL('../../action/dist/main.mjs', import.meta.url));

/** A folder as a job has it: a workspace, a temporary folder and the runner's command files. */
export interface Machine {
  readonly workspace: string;
  readonly temporary: string;
  /** Writes a file of the workspace. */
  readonly write: (path: string, text: string | Uint8Array) => string;
}

/** A fresh machine, or one whose workspace is that folder. */
export function machine(checkout?: string): Machine {
  const root = mkdtempSync(join(tmpdir(), 'garde-fou-action-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const workspace = checkout ?? join(root, 'work');
  const temporary = join(root, 'temp');
  mkdirSync(workspace, { recursive: true });
  mkdirSync(temporary);
  const write = (path: string, text: string | Uint8Array): string => {
    const absolute = join(workspace, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
    return absolute;
  };
  return { workspace, temporary, write };
}

export interface Step {
  /** What stands under `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: object;
}

export interface Ran {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export const SHA = 'a'.repeat(40);
export const HEAD = 'b'.repeat(40);

/** The event of a pull request from a branch of the same repository, or from a fork. */
export function pullRequestEvent({ fork = false } = {}): object {
  return {
    repository: { id: 77 },
    pull_request: {
      head: { sha: HEAD, repo: { id: fork ? 78 : 77 } },
      base: { sha: SHA, ref: 'main', repo: { id: 77 } },
    },
  };
}

/** Runs the built Action as the runner would: inputs as variables, answers in the command files. */
export async function runAction(on: Machine, step: Step = {}): Promise<Ran> {
  const files = mkdtempSync(join(dirname(on.temporary), 'commands-'));
  const file = (name: string, text = ''): string => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const outputs = file('output');
  const summary = file('summary');
  const env = {
    PATH: process.env['PATH'],
    ...Object.fromEntries(
      Object.entries(step.with ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.event ?? pullRequestEvent())),
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_WORKSPACE: on.workspace,
    GITHUB_SHA: SHA,
    GITHUB_RUN_ID: '12345678901',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_JOB: 'collect',
    GITHUB_WORKFLOW: 'ci',
    GITHUB_ACTOR: 'bl-noah',
    GITHUB_REPOSITORY: 'orchard/shop',
    GITHUB_REPOSITORY_ID: '77',
    RUNNER_TEMP: on.temporary,
    ...step.env,
  };
  const child = spawn(process.execPath, [BUNDLE], { env, cwd: on.workspace });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const log = Buffer.concat(chunks).toString();
  return { code, log, summary: readFileSync(summary, 'utf8'), outputs: outputsOf(readFileSync(outputs, 'utf8')) };
}

/** Reads the command file as the runner does: `name<<delimiter`, lines, delimiter; anything else is an error there. */
function outputsOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n');
  const outputs: Record<string, string> = {};
  for (let line = lines.shift(); line !== undefined && line !== ''; line = lines.shift()) {
    const [name = '', delimiter = ''] = line.split('<<');
    const end = lines.indexOf(delimiter);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}

export interface TokenServer extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  readonly audiences: readonly string[];
}

/** GitHub's token endpoint, as the runner offers it to a job with `id-token: write`. */
export async function tokenServer(answer: { status?: number; body?: object } = {}): Promise<TokenServer> {
  const audiences: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const audience = url.searchParams.get('audience') ?? '';
    const isAllowed = request.headers.authorization === 'Bearer request-token';
    audiences.push(audience);
    response.writeHead(isAllowed ? (answer.status ?? 200) : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body ?? { value: tokenFor(audience) }));
  });
  await listening(server);
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${portOf(server)}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    },
    audiences,
    [Symbol.asyncDispose]: () => closed(server),
  };
}

/** A proxy that every name leads through to that server. */
export async function proxyTo(env: TokenServer['env']): Promise<TokenServer> {
  const { port } = new URL(env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '');
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const server = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      server.pipe(socket).pipe(server);
    });
    // Either end may go first when the other has what it wanted.
    for (const end of [socket, server]) end.on('error', () => end.destroy());
  });
  await listening(proxy);
  return {
    env: {
      ...env,
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://token.example/token?api-version=2.0',
      http_proxy: `http://127.0.0.1:${portOf(proxy)}`,
    },
    audiences: asked,
    [Symbol.asyncDispose]: () => closed(proxy),
  };
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function tokenFor(audience: string): string {
  return `${encoded({ alg: 'RS256' })}.${encoded({ aud: audience })}.c2lnbmF0dXJl`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
