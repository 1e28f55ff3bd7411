/** `npm run real-tools [-- NAME…]`: tries the measuring scripts of the reusable workflow on small shops and keeps the reports. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runMeasuringScript } from './measuring-script.ts';
import { neutralise } from './neutralise.ts';
import { type Way, ways } from './ways.ts';

const here = import.meta.dirname;
const BUNDLE = fileURLToPath(new URL('../../action/dist/main.mjs', import.meta.url));

const asked = process.argv.slice(2);
const chosen = ways.filter(({ name }) => asked.length === 0 || asked.includes(name));
const failed = chosen.filter((way) => {
  try {
    process.stdout.write(`${way.name}: ${measure(way).join(', ')}\n`);
    return false;
  } catch (error) {
    process.stdout.write(`${way.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return true;
  }
});
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;

/** The places of the reports that were found. */
function measure(way: Way): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), `measure-${way.name}-`));
  try {
    const place = prepared(way, root);
    const { code, log } = runMeasuringScript(way.tool, place);
    if (code !== 0) throw new Error(`the script ended with ${code ?? 'a signal'}\n${log}`);
    const sources = keepReports(way, place);
    const versions = way.versions.map((line) => versionOf(line, place));
    writeFileSync(join(here, 'measured', way.name, 'versions.txt'), `${versions.join('\n')}\n`);
    return sources;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Place = Parameters<typeof runMeasuringScript>[1];

/** A checkout as a runner has it, every file of it committed. */
function prepared({ name, language, prepare }: Way, root: string): Place {
  const [workspace, temporary, tools] = ['work', 'temp', 'tools'].map((folder) => join(root, folder)) as [
    string,
    string,
    string,
  ];
  for (const folder of [workspace, temporary, join(tools, 'bin')]) mkdirSync(folder, { recursive: true });
  symlinkSync(process.execPath, join(tools, 'bin/node'));
  const rest = (process.env['PATH'] ?? '').split(':').filter((path) => !path.includes('node_modules'));
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: [join(tools, 'bin'), ...rest].join(':'),
    TOOLS: tools,
    npm_config_prefix: tools,
  };
  const sources = ['base', 'change'].map((part) => join(here, language, part));
  for (const folder of [...sources, join(here, 'measured', name, 'project')])
    if (existsSync(folder)) cpSync(folder, workspace, { recursive: true });
  const run = (line: string): void => {
    execFileSync('bash', ['-ec', line], { cwd: workspace, env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  for (const line of prepare) run(line);
  run('git init -q && git add -A && git -c user.name=shop -c user.email=shop@example.com commit -q -m Start');
  return { workspace, temporary, env };
}

/** What `mode: find` takes, at the places where it was. */
function keepReports({ name }: Way, { workspace, temporary }: Place): readonly string[] {
  const outputs = join(temporary, 'outputs');
  writeFileSync(outputs, '');
  const env = {
    PATH: process.env['PATH'],
    INPUT_MODE: 'find',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputs,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_JOB: 'measure',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SHA: 'a'.repeat(40),
    RUNNER_TEMP: temporary,
  };
  const { status, stdout } = spawnSync(process.execPath, [BUNDLE], { cwd: workspace, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`no report was found\n${stdout}`);
  const folder = /^path<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(outputs, 'utf8'))?.[2] ?? '';
  const { reports } = JSON.parse(readFileSync(join(folder, 'garde-fou-reports.json'), 'utf8')) as {
    reports: readonly { path: string; source: string }[];
  };
  const kept = join(here, 'measured', name, 'reports');
  rmSync(kept, { recursive: true, force: true });
  for (const { path, source } of reports) {
    mkdirSync(dirname(join(kept, source)), { recursive: true });
    cpSync(join(folder, path), join(kept, source));
  }
  neutralise(kept, workspace);
  return reports.map(({ source }) => source);
}

function versionOf(line: string, { workspace, env }: Place): string {
  const out = execFileSync('bash', ['-ec', line], {
    cwd: workspace,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (
    out
      .trim()
      .split('\n')
      .find((one) => /\d/.test(one)) ?? line
  );
}
