import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 21;
const FILES = 20_000;
const GOALS = { startMs: 200, kilobytes: 800 };

/** Makes a process tell its own processor time when it ends. */
const CLOCK = `data:text/javascript,import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.CLOCK_FILE, String((user + system) / 1000));
});`;

interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const dist = fileURLToPath(new URL('../../action/dist', import.meta.url));
const lcov = 'TN:\nSF:src/a.ts\nDA:1,1\nend_of_record\n';

/** How long a step takes that collects one report, and what of it is the start; what the runner has to load. */
export async function benchAction(): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'garde-fou-bench-'));
  try {
    return report(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function report(root: string): string {
  const small = workspace(root, 'small', 0);
  const large = workspace(root, 'large', FILES);
  // In turns, so that a busy moment of the machine is shared.
  const rows = Array.from({ length: RUNS }, () => ({
    node: timed(['-e', '0'], root),
    // An unknown mode is refused as soon as the inputs can be read: everything before is the start.
    start: timed([`${dist}/main.mjs`], small, { INPUT_MODE: 'none' }),
    collect: timed([`${dist}/main.mjs`], small, { INPUT_MODE: 'collect' }),
    large: timed([`${dist}/main.mjs`], large, { INPUT_MODE: 'collect' }),
  }));
  const median = (key: keyof (typeof rows)[number], of: keyof Took): number =>
    rows.map((row) => row[key][of]).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  const line = (name: string, key: keyof (typeof rows)[number]): string =>
    `| ${name} | ${median(key, 'cpuMs').toFixed(0)} | ${median(key, 'wallMs').toFixed(0)} |`;
  const loaded = loadedBy('collect.mjs', loadedBy('main.mjs'));
  const collecting = kilobytes(loaded);
  const further = globSync('*.mjs', { cwd: dist }).filter((name) => !loaded.has(name) && name !== 'find.mjs');
  const isMet = median('start', 'cpuMs') <= GOALS.startMs && collecting <= GOALS.kilobytes;
  return [
    `Median of ${RUNS} processes each, in turns; Node ${process.versions.node}. The cores are shared, so processor time is what counts.`,
    '',
    '| process | ms of processor time | ms by the clock |',
    '| --- | --- | --- |',
    line('Node that does nothing', 'node'),
    line('start of the Action, until it has read its inputs', 'start'),
    line('`collect`, one report, whole process', 'collect'),
    line(`\`collect\`, one report among ${FILES.toLocaleString('en')} files, whole process`, 'large'),
    '',
    `\`collect\` loads ${collecting} kB; \`check\` at most ${kilobytes(new Set(further))} kB more.`,
    '',
    `Goals: \`collect\` starts within ${GOALS.startMs} ms and loads at most ${GOALS.kilobytes} kB: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}

/** A file of the bundle and what it imports at once; what is loaded later is not counted. */
function loadedBy(name: string, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (known.has(name)) return known;
  const text = readFileSync(path.join(dist, name), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.mjs)["']/g)].map(([, other = '']) => other);
  return imported.reduce<ReadonlySet<string>>((seen, other) => loadedBy(other, seen), new Set([...known, name]));
}

function kilobytes(names: ReadonlySet<string>): number {
  return Math.ceil([...names].reduce((sum, name) => sum + statSync(path.join(dist, name)).size, 0) / 1000);
}

function workspace(root: string, name: string, files: number): string {
  const folder = path.join(root, name);
  mkdirSync(path.join(folder, 'coverage'), { recursive: true });
  writeFileSync(path.join(folder, 'coverage/lcov.info'), lcov);
  for (let index = 0; index < files; index += 1) {
    const below = path.join(folder, `src/${index % 100}`);
    if (index < 100) mkdirSync(below, { recursive: true });
    writeFileSync(path.join(below, `file-${index}.json`), '{}');
  }
  return folder;
}

function timed(args: readonly string[], cwd: string, inputs: Readonly<Record<string, string>> = {}): Took {
  const temporary = mkdtempSync(path.join(tmpdir(), 'garde-fou-step-'));
  const outputs = path.join(temporary, 'output');
  writeFileSync(outputs, '');
  const env = {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: cwd,
    GITHUB_OUTPUT: outputs,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_JOB: 'collect',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SHA: 'a'.repeat(40),
    RUNNER_TEMP: temporary,
    CLOCK_FILE: path.join(temporary, 'clock'),
    ...inputs,
  };
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ['--import', CLOCK, ...args], { env, cwd, stdio: 'ignore' });
  const wallMs = performance.now() - began;
  const cpuMs = Number(readFileSync(env.CLOCK_FILE, 'utf8'));
  rmSync(temporary, { recursive: true, force: true });
  const expected = inputs['INPUT_MODE'] === 'none' ? 2 : 0;
  if (status !== expected) throw new Error(`${args.join(' ')} ended with ${status ?? 'a signal'}.`);
  return { wallMs, cpuMs };
}
