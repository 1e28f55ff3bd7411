import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SECRET = randomBytes(16).toString('hex');

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly address: string;
}

/** Starts the server in a process of its own and waits until it listens. */
export async function startProcess(file: string, aheadMs = 0): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, SECRET, String(aheadMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, address: `http://127.0.0.1:${line}/api/github/webhooks` };
  throw new Error('The server ended before it listened.');
}

export async function end(server: ServerProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(server.process, 'exit');
  server.process.kill(signal);
  await ended;
  return server.process.exitCode;
}

export function signedHeaders(body: string, guid: string = randomUUID()): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-github-delivery': guid,
    'x-github-event': 'pull_request',
    'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  };
}
