import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { worstOf } from '../../action/check/annotate.ts';
import type { Annotation } from '../../src/engine/surfaces/check-run/page.ts';
import { type GitRepository, gitRepository } from '../support/git-repository.ts';
import { madeUp, middleOf } from '../support/made-up-secrets.ts';
import { type Ran, machine, runAction } from './runner.ts';

const POLICY = `version: 1
policies:
  pull-request:
    size: { maximum-changed-lines: 3 }
    title: { matches: "^feat" }
`;

const COVERAGE = `version: 1
policies:
  coverage:
    perimeter: ["src/**"]
    patch: { minimum: 80% }
    evidence: { trust: unverified }
`;

const SECRETS = 'version: 1\npolicies: { secrets: {} }\n';

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
  repository.write('a.txt', 'one\n');
  repository.commit();
  repository.git('checkout', '-q', '-b', 'feature');
});
afterEach(() => repository.remove());

function check(given: Record<string, string> = {}, policy = POLICY): Promise<Ran> {
  const file = join(dirname(repository.folder), 'policy.yml');
  writeFileSync(file, policy);
  return runAction(machine(repository.folder), { with: { mode: 'check', policy: file, ...given } });
}

describe('checking without a server', () => {
  test('judges the checkout against the branch that the event names, and says that it decides nothing', async () => {
    repository.write('a.txt', 'one\ntwo\n');
    const head = repository.commit();
    const { code, outputs, summary } = await check();
    expect([code, outputs]).toEqual([0, { outcome: 'pass' }]);
    expect(summary).toMatch(/^> This is advice: .* It does not decide; the check of the App does\.\n/);
    expect(summary).toContain('## Garde-fou — Preview, gates nothing — In order');
    expect(summary).toContain(`\`${head.slice(0, 12)}\``);
    expect(summary).toContain('Not checked here');
    expect(summary).toContain('No report was found: what rests on coverage');
    // Neither options of the command line nor commands that only the App answers.
    expect(summary).not.toMatch(/ --\w|\/garde-fou|can be merged/);
  });

  test('ends with 1 when the policy would hold the change', async () => {
    repository.write('a.txt', 'x\n'.repeat(9));
    repository.commit();
    const { code, outputs, summary } = await check();
    expect([code, outputs]).toEqual([1, { outcome: 'fail' }]);
    expect(summary).toContain('10 changed lines');
  });

  test('ends with 2 when the policy does not load, and with 2 when there is none', async () => {
    repository.commit();
    const broken = await check({}, 'version: 1\npolicies: { reviews: 3 }\n');
    expect([broken.code, broken.outputs]).toEqual([2, { outcome: 'policy-broken' }]);
    const none = await check({ policy: '' });
    expect([none.code, none.outputs]).toEqual([2, {}]);
    expect(none.log).toContain('::error::The input policy is missing');
    const absent = await check({ policy: 'policies.yml' });
    expect(absent.log).toContain('::error::The policy policies.yml cannot be read.');
  });

  test('ends with 2 when the base is not there, and says what to do', async () => {
    repository.commit();
    const { code, log } = await check({ base: 'release' });
    expect(code).toBe(2);
    expect(log).toMatch(/^::error::The checkout cannot be compared: .*fetch-depth: 0/);
  });

  test('takes in the reports that lie in the workspace, as nobody’s word', async () => {
    repository.write('.gitignore', 'coverage\n');
    repository.write('src/a.ts', 'export const a = 1;\n');
    repository.commit();
    repository.write('coverage/lcov.info', 'SF:src/a.ts\nDA:1,1\nend_of_record\n');
    repository.write('coverage/coverage-summary.json', '{}');
    const { summary } = await check();
    expect(summary).toContain('1 report was taken in from this machine: nobody vouches for it.');
  });

  test('marks the lines that no test runs, at most ten places, and no path acts in the log', async () => {
    const path = 'src/cart::error,title=x.ts';
    repository.write('.gitignore', 'coverage\n');
    repository.write(path, Array.from({ length: 24 }, (_, line) => `f(${line});\n`).join(''));
    repository.commit();
    const hits = Array.from({ length: 24 }, (_, line) => `DA:${line + 1},${line % 2}\n`).join('');
    repository.write('coverage/lcov.info', `SF:${path}\n${hits}end_of_record\n`);
    const { code, log, outputs } = await check({}, COVERAGE);
    expect([code, outputs]).toEqual([1, { outcome: 'fail' }]);
    const marks = log.split('\n').filter((line) => line.startsWith('::'));
    expect(marks).toHaveLength(10);
    expect(marks[0]).toBe(
      '::error title=Test coverage,file=src/cart%3A%3Aerror%2Ctitle=x.ts,line=1,endLine=1::No test runs this line.',
    );
  });

  test('speaks French', async () => {
    repository.commit();
    const { summary } = await check({ language: 'fr' });
    expect(summary).toMatch(/^> Ceci est un avis/);
    expect(summary).toContain('Aucun rapport trouvé');
    expect(summary).not.toMatch(/ --\w/);
  });

  test('runs nothing of the repository', async () => {
    repository.write('a.txt', 'one\ntwo\n');
    repository.commit();
    repository.git('config', 'core.fsmonitor', 'echo ran > ran.txt; false');
    const { code } = await check();
    expect(code).toBe(0);
    expect(repository.git('-c', 'core.fsmonitor=false', 'status', '--porcelain')).toBe('');
  });
});

describe('secrets', () => {
  test('marks the line of one, holds, and shows no more of it than its ends', async () => {
    repository.write('settings.php', `<?php\n$token = '${madeUp.gitlab}';\n`);
    repository.commit();
    const { code, log, outputs, summary } = await check({}, SECRETS);
    expect([code, outputs]).toEqual([1, { outcome: 'fail' }]);
    expect(log).toMatch(/^::error title=Secrets,file=settings\.php,line=2,endLine=2::/m);
    expect(summary).toContain('settings.php');
    expect(log + summary).not.toContain(middleOf(madeUp.gitlab));
  });

  test('finds one that a later commit took away, and tells what was not searched', async () => {
    repository.write('settings.php', `$token = '${madeUp.gitlab}';\n`);
    const first = repository.commit();
    repository.write('settings.php', '');
    repository.commit();
    const { code, summary } = await check({ language: 'fr' }, SECRETS);
    expect(code).toBe(1);
    expect(summary).toContain(first.slice(0, 12));
    expect(summary).toContain('Les exceptions qui listent des empreintes ne comptent pas ici.');
    expect(summary).not.toMatch(/ --\w/);
  });

  test('takes the detectors that stand beside the policy', async () => {
    const detectors = "[[rules]]\nid = \"house\"\nregex = '''house_[a-z0-9]{12}'''\nkeywords = [\"house_\"]\n";
    writeFileSync(join(dirname(repository.folder), 'house.toml'), detectors);
    repository.write('a.txt', `one\nhouse_${'a1b2'.repeat(3)}\n`);
    repository.commit();
    const policy = 'version: 1\npolicies: { secrets: { detectors: { files: [house.toml] } } }\n';
    expect(await check({}, policy)).toMatchObject({ code: 1, outputs: { outcome: 'fail' } });
    writeFileSync(join(dirname(repository.folder), 'house.toml'), '[[rules]]\nid = "house"\nregex = "("\n');
    expect(await check({}, policy)).toMatchObject({ code: 3, outputs: { outcome: 'undetermined' } });
  });

  test('passes what holds none', async () => {
    repository.write('a.txt', 'one\ntwo\n');
    repository.commit();
    expect(await check({}, SECRETS)).toMatchObject({ code: 0, outputs: { outcome: 'pass' } });
  });
});

function at(level: Annotation['level'], startLine: number): Annotation {
  return { path: 'a.ts', startLine, endLine: startLine, level, title: 'Coverage', message: 'not covered' };
}

test('marks the ten worst places: what holds before what warns', () => {
  const lines = Array.from({ length: 9 }, (_, index) => index + 1);
  const worst = worstOf([
    at('notice', 1),
    ...lines.map((line) => at('warning', line)),
    at('failure', 7),
    at('failure', 3),
  ]);
  expect(worst.map(({ level, startLine }) => [level, startLine])).toEqual([
    ['failure', 7],
    ['failure', 3],
    ...lines.slice(0, 8).map((line) => ['warning', line]),
  ]);
});
