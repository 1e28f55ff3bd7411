// `npm run check`: types, lint, format, imports, unused code, generated files; fails as well when a tool looked at nothing.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** How many files the tool says it looked at; `null` when it has its own guard against looking at nothing. */
  readonly looked: ((output: string) => number) | null;
}

interface Finished {
  readonly step: Step;
  readonly output: string;
  readonly problem: string | null;
}

const sources = globSync(['src/**/*.ts', 'action/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts'], {
  exclude: ['action/dist/**'],
});
const shipped = sources.filter((path) => /^(?:src|action)\//.test(path) && !path.endsWith('.test.ts'));

const steps: readonly Step[] = [
  {
    name: 'types',
    command: ['tsc', '-p', '.', '--listFiles'],
    looked: (out) => count(out, /^(?!.*node_modules).*\.ts$/gm),
  },
  {
    name: 'lint',
    command: ['oxlint', '--deny-warnings', '-f', 'json'],
    looked: (out) => number(out, /"number_of_files": (\d+)/),
  },
  { name: 'format', command: ['oxfmt', '--check'], looked: (out) => number(out, /on (\d+) files/) },
  {
    name: 'imports',
    command: ['depcruise', 'src', 'action', '--config', '.dependency-cruiser.mjs'],
    looked: (out) => number(out, /(\d+) modules, \d+ dependencies cruised/),
  },
  { name: 'unused', command: ['knip', '--treat-config-hints-as-errors'], looked: null },
  { name: 'generated', command: ['node', 'tools/generate.ts', '--check'], looked: null },
];

function count(output: string, pattern: RegExp): number {
  return output.match(pattern)?.length ?? 0;
}

function number(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}

function run(step: Step): Promise<Finished> {
  const [program, ...args] = step.command;
  const child = spawn(program, args, { env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ step, output: error.message, problem: 'did not start' }));
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ step, output, problem: problemOf(step, output, code) });
    });
  });
}

function problemOf({ name, looked }: Step, output: string, code: number | null): string | null {
  if (code !== 0) return `exit code ${code ?? 'none'}`;
  if (looked === null) return null;
  const expected = name === 'imports' ? shipped.length : sources.length;
  const seen = looked(output);
  return seen < expected ? `looked at ${seen} of ${expected} files` : null;
}

/** Lists what matters: `tsc --listFiles` prints every file it read, oxlint's JSON its findings. */
function show({ step, output }: Finished): string {
  if (step.name === 'types') return output.replaceAll(/^\/.*\.(?:[cm]?ts|json)$\n?/gm, '');
  if (step.name !== 'lint') return output;
  const { diagnostics } = JSON.parse(output.slice(output.indexOf('{'))) as { diagnostics: LintFinding[] };
  return diagnostics
    .map((one) => `${one.filename}:${one.labels[0]?.span.line ?? 1} ${one.code} ${one.message}`)
    .join('\n');
}

interface LintFinding {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

const started = performance.now();
const finished: Finished[] = [];
// Two at a time: the tools are parallel themselves.
for (let index = 0; index < steps.length; index += 2) {
  finished.push(...(await Promise.all(steps.slice(index, index + 2).map(run))));
}
for (const one of finished) {
  if (one.problem !== null) process.stdout.write(`\n✗ ${one.step.name}: ${one.problem}\n${show(one)}\n`);
}
const failed = finished.filter(({ problem }) => problem !== null);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  failed.length === 0
    ? `check: ${steps.map(({ name }) => name).join(', ')} fine over ${sources.length} files (${seconds} s)\n`
    : `check: ${failed.map(({ step }) => step.name).join(', ')} failed (${seconds} s)\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
