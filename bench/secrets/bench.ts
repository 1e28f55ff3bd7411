import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { copySample, prepareCorpus } from './corpus.ts';
import { EXPLAINED } from './explained.ts';

const FOLDER = path.join(tmpdir(), 'garde-fou-bench-secrets');
const CORPUS = path.join(FOLDER, 'corpus');
const PEER = path.join(FOLDER, 'secretlint');
const PEER_PACKAGES = ['@secretlint/core@13', '@secretlint/secretlint-rule-preset-recommend@13'];
const GO_FOLDER = path.join(FOLDER, 'go');
const GITLEAKS = 'github.com/zricethezav/gitleaks/v8@v8.30.1';
const SAMPLE = path.join(FOLDER, 'sample');
const SAMPLE_SIZE = 20_000_000;

const measure = (script: string, ...args: readonly string[]): string => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', file, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return stdout.trim();
};

const installSecretlint = (): void => {
  mkdirSync(PEER, { recursive: true });
  if (existsSync(path.join(PEER, 'node_modules'))) return;
  writeFileSync(path.join(PEER, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--silent', '--no-audit', ...PEER_PACKAGES], { cwd: PEER, stdio: 'ignore' });
};

/** Processor seconds that the children of this process have used: the second pair of `times` in the shell. */
const timed = (command: string, args: readonly string[]): { readonly seconds: number; readonly ran: boolean } => {
  const { stdout, status } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; { time "$@" >/dev/null 2>&1; } 2>&1', 'x', command, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, GOMAXPROCS: '1' },
    },
  );
  const [user = 0, system = 0] = stdout.trim().split(' ').map(Number);
  return { seconds: user + system, ran: status === 0 };
};

/** Builds gitleaks with the Go tool chain and runs it on a sample of the same files, beside our own speed on them. */
const measureGitleaks = (): string => {
  const binary = path.join(GO_FOLDER, 'gitleaks');
  if (!existsSync(binary)) {
    const { status } = spawnSync('go', ['install', GITLEAKS], {
      env: { ...process.env, GOBIN: GO_FOLDER },
      stdio: 'ignore',
    });
    if (status !== 0 || !existsSync(binary))
      return '- gitleaks: not measured, it could not be built here (it needs `go`)';
  }
  rmSync(SAMPLE, { recursive: true, force: true });
  const megabytes = copySample(CORPUS, SAMPLE, SAMPLE_SIZE) / 1e6;
  const report = path.join(FOLDER, 'gitleaks.json');
  const args = ['dir', SAMPLE, '--no-banner', '--exit-code', '0', '--report-format', 'json', '--report-path', report];
  const { seconds, ran } = timed(binary, args);
  if (!ran) return '- gitleaks: not measured, it failed';
  const findings: unknown = JSON.parse(readFileSync(report, 'utf8'));
  return `- gitleaks ${GITLEAKS.split('@')[1] ?? ''}, built with Go, default settings, on the first ${megabytes.toFixed(0)} MB: ${(megabytes / seconds).toFixed(1)} MB/s of processor time, ${String(Array.isArray(findings) ? findings.length : 0)} findings\n${ownOnSample()}`;
};

const ownOnSample = (): string =>
  measure('measure-own.ts', SAMPLE).split('\n').slice(0, 2).join('\n').replace(/:$/, '');

/** The scanners in turns, so that a busy machine treats them alike; each in a process of its own. */
export const benchSecrets = async (): Promise<string> => {
  prepareCorpus(CORPUS);
  installSecretlint();
  const own = measure('measure-own.ts', CORPUS);
  const secretlint = measure('measure-peer.ts', CORPUS, PEER);
  const again = measure('measure-own.ts', CORPUS, '--speed-only');
  const gitleaks = measureGitleaks();
  const hostile = measure('measure-hostile.ts');
  return Promise.resolve(
    `${own}\n\n${hostile}\n${EXPLAINED}\nThe peers on the same files, in the same run:\n\n${secretlint}\n\nOnce more after it:\n\n${again}\n\nBeside gitleaks:\n\n${gitleaks}\n`,
  );
};
