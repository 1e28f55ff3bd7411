import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { junit, lcov } from '../action/reports.ts';
import { HEAD, type Machine, type Ran, machine, runAction, tokenServer } from '../action/runner.ts';

/** What the measuring job hands over, on the machine of the collecting job: the artifact's files and the job's output. */
interface HandOver {
  readonly on: Machine;
  readonly folder: string;
  readonly digest: string;
}

async function measured(): Promise<HandOver> {
  const measuring = machine();
  measuring.write('coverage/lcov.info', lcov);
  measuring.write('junit.xml', junit);
  const found = await runAction(measuring, {
    with: { mode: 'find', name: 'unit', commit: HEAD },
    env: { GITHUB_JOB: 'measure' },
  });
  expect([found.code, found.outputs['artifact-name']]).toEqual([0, 'garde-fou-reports-unit-2']);
  const on = machine();
  const folder = join(on.temporary, 'handed-over');
  cpSync(found.outputs['path'] ?? '', folder, { recursive: true });
  return { on, folder, digest: found.outputs['digest'] ?? '' };
}

async function collected({ on, folder, digest }: HandOver, env: Record<string, string> = {}): Promise<Ran> {
  return runAction(on, { with: { mode: 'collect', name: 'unit', 'handed-over': folder, digest }, env });
}

const byName = (a: string | Buffer, b: string | Buffer): number => (String(a) < String(b) ? -1 : 1);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a run answered and left behind. */
function left({ code, outputs, log, summary }: Ran, on: Machine): object {
  const prepared = join(on.temporary, 'garde-fou-unit');
  const files = ['garde-fou-manifest.json', 'garde-fou-token.jwt'].filter((name) => existsSync(join(prepared, name)));
  return { code, outputs, log, summary, files };
}

function refusal(message: string): object {
  const log: unknown = expect.stringContaining(`::error::${message}`);
  return { code: 1, outputs: {}, log, summary: '', files: [] };
}

describe('what lies between the measuring and the collecting job', () => {
  test('arrives signed when nobody touched it, with the job that measured', async () => {
    const handOver = await measured();
    await using server = await tokenServer();
    const { code, outputs } = await collected(handOver, server.env);
    expect(code).toBe(0);
    const folder = outputs['path'] ?? '';
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'garde-fou-manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      measuredSha: HEAD,
      run: { job: 'collect' },
      reports: [
        { source: 'coverage/lcov.info', sha256: sha256(lcov), job: 'measure' },
        { source: 'junit.xml', sha256: sha256(junit), job: 'measure' },
      ],
    });
    expect(readFileSync(join(folder, 'reports/00001-lcov.info'), 'utf8')).toBe(lcov);
    expect(server.audiences).toEqual([`garde-fou:sha256:${outputs['digest'] ?? ''}`]);
  });

  test('is refused when a sibling job replaced a report', async () => {
    const handOver = await measured();
    writeFileSync(join(handOver.folder, 'reports/00001-lcov.info'), lcov.replace('DA:2,0', 'DA:2,1'));
    await using server = await tokenServer();
    expect(left(await collected(handOver, server.env), handOver.on)).toEqual(
      refusal('coverage/lcov.info is not the file'),
    );
    expect(server.audiences).toEqual([]);
  });

  test('is refused when something was added to a report', async () => {
    const handOver = await measured();
    appendFileSync(join(handOver.folder, 'reports/00001-lcov.info'), lcov);
    expect(left(await collected(handOver), handOver.on)).toEqual(refusal('coverage/lcov.info is not the file'));
  });

  test('is refused when the list was rewritten to fit the replaced report', async () => {
    const handOver = await measured();
    const better = lcov.replace('DA:2,0', 'DA:2,1');
    const list = join(handOver.folder, 'garde-fou-reports.json');
    writeFileSync(join(handOver.folder, 'reports/00001-lcov.info'), better);
    writeFileSync(list, readFileSync(list, 'utf8').replace(sha256(lcov), sha256(better)));
    expect(left(await collected(handOver), handOver.on)).toEqual(refusal('The list of reports is not the one'));
  });

  test('is refused when a report or the list was taken away', async () => {
    const without = await measured();
    rmSync(join(without.folder, 'reports/00002-junit.xml'));
    expect(left(await collected(without), without.on)).toEqual(refusal('junit.xml was measured and is no longer'));
    const bare = await measured();
    rmSync(join(bare.folder, 'garde-fou-reports.json'));
    expect(left(await collected(bare), bare.on)).toEqual(refusal('The measuring job handed over no list'));
  });

  test('is refused when a report is a link to a file of the runner', async () => {
    const handOver = await measured();
    const report = join(handOver.folder, 'reports/00001-lcov.info');
    renameSync(report, join(handOver.on.temporary, 'lcov.info'));
    symlinkSync(join(handOver.on.temporary, 'lcov.info'), report);
    expect(left(await collected(handOver), handOver.on)).toEqual(
      refusal('coverage/lcov.info was measured and is no longer'),
    );
  });

  test('is refused under another name than it was measured for', async () => {
    const { on, folder, digest } = await measured();
    const { code, log } = await runAction(on, { with: { name: 'e2e', 'handed-over': folder, digest } });
    expect(code).toBe(2);
    expect(log).toContain('::error::The measuring job handed over evidence named unit, and this job collects e2e.');
  });

  test('brings no manifest, token or report that the measuring job prepared beforehand', async () => {
    const handOver = await measured();
    for (const name of ['garde-fou-manifest.json', 'garde-fou-token.jwt', 'reports/00003-better.info'])
      writeFileSync(join(handOver.folder, name), 'prepared');
    const { code, outputs } = await collected(handOver);
    expect(code).toBe(0);
    const folder = outputs['path'] ?? '';
    expect(readdirSync(folder, { recursive: true }).toSorted(byName)).toEqual([
      'garde-fou-manifest.json',
      'reports',
      'reports/00001-lcov.info',
      'reports/00002-junit.xml',
    ]);
    expect(readFileSync(join(folder, 'garde-fou-manifest.json'), 'utf8')).not.toContain('prepared');
  });

  test('nothing waits in the folder that will be uploaded', async () => {
    const handOver = await measured();
    cpSync(handOver.folder, join(handOver.on.temporary, 'garde-fou-unit'), { recursive: true });
    const { code, log, outputs } = await collected(handOver);
    expect([code, outputs]).toEqual([2, {}]);
    expect(log).toContain('is not empty');
  });

  test('a list with a path that leaves the artifact is refused, even with its right digest', async () => {
    const { on, folder } = await measured();
    on.write('../passwd', 'root');
    const list = readFileSync(join(folder, 'garde-fou-reports.json'), 'utf8');
    const paths = ['../../passwd', '/etc/passwd', 'reports/../../passwd', 'reports/00001-x/../y'];
    for (const [index, path] of paths.entries()) {
      const forged = list.replace('reports/00001-lcov.info', path);
      writeFileSync(join(folder, 'garde-fou-reports.json'), forged);
      const ran = await runAction(on, {
        with: { name: 'unit', 'handed-over': folder, digest: sha256(forged), output: `out-${index}` },
      });
      expect([ran.code, ran.outputs]).toEqual([1, {}]);
      expect(ran.log).toContain('::error::The list of reports that the measuring job handed over is malformed.');
    }
  });

  test('a list of more than the bounds allow is refused before anything is copied', async () => {
    const handOver = await measured();
    const list = join(handOver.folder, 'garde-fou-reports.json');
    const grown = readFileSync(list, 'utf8').replaceAll(/"size": \d+/g, '"size": 640000000');
    const entry = /\{[^{}]*"reports\/00002[^{}]*\}/.exec(grown)?.[0] ?? '';
    const forged = grown.replace(entry, `${entry},${entry.replace('00002', '00003')}`);
    writeFileSync(list, forged);
    expect(left(await collected({ ...handOver, digest: sha256(forged) }), handOver.on)).toEqual(
      refusal('The reports are larger than 1,500 MB together.'),
    );
  });
});
