import { glob, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

import { compare, type Difference } from '../engine/scenario/compare.ts';
import { member, parseYaml } from '../engine/yaml/yaml.ts';
import { languageOf, read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';
import { readScenario, readText } from './read-scenario.ts';

interface Result {
  readonly file: string;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/** `garde-fou policy test DIR`: runs every scenario with an `expect:` below a folder as a unit test of the policy. */
export async function policyTest(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, { json: { type: 'boolean' }, lang: { type: 'string' } });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0)
    throw new WrongUse('Name one folder or file: garde-fou policy test DIR.');
  const results: Result[] = [];
  for (const file of await scenarioFiles(folder, io)) {
    if (!expectsSomething(await readText(file, io), file)) continue;
    const { scenario, judged } = await readScenario(file, languageOf(values.lang) ?? 'en', io);
    const differences = compare(judged.judgement, scenario.told.expect ?? {});
    results.push({ file, passed: differences.length === 0, differences });
  }
  // Nothing tested is no success.
  if (results.length === 0) throw new WrongUse(`No scenario with “expect:” below ${folder}.`);
  io.stdout.write(values.json === true ? `${JSON.stringify(summary(results), null, 2)}\n` : lines(results));
  return results.every(({ passed }) => passed) ? exitCodes.fine : exitCodes.held;
}

async function scenarioFiles(folder: string, { cwd }: Io): Promise<readonly string[]> {
  const root = resolve(cwd, folder);
  const found = await stat(root).catch((cause: unknown) => {
    throw new WrongUse(`Cannot read ${folder}: check that it is there.`, { cause });
  });
  if (found.isFile()) return [folder];
  const files: string[] = [];
  for await (const file of glob('**/*.{yml,yaml}', { cwd: root })) files.push(relative(cwd, join(root, file)));
  return files.toSorted();
}

/** Policies and notes may stand beside the scenarios; a file that cannot be read at all is not taken for one of them. */
function expectsSomething(text: string, file: string): boolean {
  const parsed = parseYaml(text, file);
  return !parsed.ok || member(parsed.root, 'expect') !== undefined;
}

function summary(results: readonly Result[]): unknown {
  const passed = results.filter((one) => one.passed).length;
  return { scenarios: results, passed, failed: results.length - passed };
}

function lines(results: readonly Result[]): string {
  const told = results.flatMap(({ file, passed, differences }) => [
    `${passed ? '✓' : '✗'} ${file}`,
    ...differences.map(
      ({ path, expected, found }) =>
        `    ${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    ),
  ]);
  const passed = results.filter((one) => one.passed).length;
  return `${told.join('\n')}\n${passed} of ${results.length} scenarios as expected\n`;
}
