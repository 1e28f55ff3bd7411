import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = path.join(tmpdir(), 'garde-fou-bench-secrets');
const CORPUS = path.join(FOLDER, 'corpus');
const PEER = path.join(FOLDER, 'secretlint');
const PEER_PACKAGES = ['@secretlint/core@13', '@secretlint/secretlint-rule-preset-recommend@13'];

const measure = (script: string, ...args: readonly string[]): string => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', file, CORPUS, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return stdout.trim();
};

/** Both scanners in turns, so that a busy machine treats them alike; each in a process of its own. */
export const benchSecrets = async (): Promise<string> => {
  mkdirSync(PEER, { recursive: true });
  if (!existsSync(path.join(PEER, 'node_modules'))) {
    writeFileSync(path.join(PEER, 'package.json'), '{"private":true,"type":"module"}');
    execFileSync('npm', ['install', '--silent', '--no-audit', ...PEER_PACKAGES], { cwd: PEER, stdio: 'ignore' });
  }
  const own = measure('measure-own.ts');
  const peer = measure('measure-peer.ts', PEER);
  const again = measure('measure-own.ts', '--speed-only');
  return Promise.resolve(
    `${own}\n\nThe peer on the same files, in the same run:\n\n${peer}\n\nOnce more after it:\n\n${again}\n`,
  );
};
