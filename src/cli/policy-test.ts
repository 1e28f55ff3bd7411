import { glob, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

import { visible } from '../engine/locales/escape.ts';
import type { Language } from '../engine/locales/texts.ts';
import { compare, type Difference } from '../engine/scenario/compare.ts';
import { member, parseYaml } from '../engine/yaml/yaml.ts';
import { languageOf, read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';
import { readScenario, readText } from './read-scenario.ts';

/** What became of one file. */
type Result = Played | Skipped | Failed;

interface Played {
  readonly kind: 'played';
  readonly file: string;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/** No scenario: a policy, a contract, a workflow. */
interface Skipped {
  readonly kind: 'skipped';
  readonly file: string;
}

/** What should be a test and is none. */
interface Failed {
  readonly kind: 'failed';
  readonly file: string;
  readonly error: string;
}

/** `garde-fou policy test DIR`: runs every scenario below a folder as a unit test of the policy. */
export async function policyTest(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, { json: { type: 'boolean' }, lang: { type: 'string' } });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0)
    throw new WrongUse('Name one folder or file: garde-fou policy test DIR.');
  const language = languageOf(values.lang) ?? 'en';
  const results: Result[] = [];
  for (const file of await yamlFiles(folder, io)) results.push(await resultOf(file, language, io));
  const sorted = sort(results);
  // Nothing tested is no success.
  if (results.length === sorted.skipped.length) throw new WrongUse(nothing(folder, sorted.skipped));
  io.stdout.write(values.json === true ? `${JSON.stringify(summary(sorted), null, 2)}\n` : lines(sorted));
  for (const { error } of sorted.failed) io.stderr.write(`${error}\n`);
  return exitCode(sorted);
}

function exitCode({ played, failed }: Sorted): number {
  if (failed.length > 0) return exitCodes.wrongUse;
  return played.every(({ passed }) => passed) ? exitCodes.fine : exitCodes.held;
}

async function yamlFiles(folder: string, { cwd }: Io): Promise<readonly string[]> {
  const root = resolve(cwd, folder);
  const found = await stat(root).catch((cause: unknown) => {
    throw new WrongUse(`Cannot read ${folder}: check that it is there.`, { cause });
  });
  if (found.isFile()) return [folder];
  const files: string[] = [];
  for await (const file of glob('**/*.{yml,yaml}', { cwd: root })) files.push(relative(cwd, join(root, file)));
  return files.toSorted();
}

async function resultOf(file: string, language: Language, io: Io): Promise<Result> {
  try {
    const kind = kindOf(await readText(file, io), file);
    if (kind === 'other') return { kind: 'skipped', file };
    const { scenario, judged } = await readScenario(file, language, io);
    const { expect } = scenario.told;
    if (expect === undefined)
      return { kind: 'failed', file, error: `${visible(file)}: this scenario has no “expect:”, so it tests nothing.` };
    const differences = compare(judged.judgement, expect);
    return { kind: 'played', file, passed: differences.length === 0, differences };
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    return { kind: 'failed', file, error: error.message };
  }
}

/** Policies, contracts and workflows may stand beside the scenarios; a file that cannot be read at all is not taken for one of them. */
function kindOf(text: string, file: string): 'scenario' | 'other' {
  const parsed = parseYaml(text, file);
  const is = !parsed.ok || ['policy', 'expect'].some((key) => member(parsed.root, key) !== undefined);
  return is ? 'scenario' : 'other';
}

interface Sorted {
  readonly played: readonly Played[];
  readonly skipped: readonly Skipped[];
  readonly failed: readonly Failed[];
}

function sort(results: readonly Result[]): Sorted {
  return {
    played: results.filter((one) => one.kind === 'played'),
    skipped: results.filter((one) => one.kind === 'skipped'),
    failed: results.filter((one) => one.kind === 'failed'),
  };
}

function nothing(folder: string, skipped: readonly Skipped[]): string {
  const seen = skipped.length === 0 ? '' : ` Skipped: ${skipped.map(({ file }) => visible(file)).join(', ')}.`;
  return `There is no scenario below ${visible(folder)}: a YAML file with “policy:” and “expect:”.${seen}`;
}

function summary({ played, skipped, failed }: Sorted): unknown {
  const passed = played.filter((one) => one.passed).length;
  return {
    scenarios: played.map(({ file, passed: one, differences }) => ({ file, passed: one, differences })),
    skipped: skipped.map(({ file }) => file),
    errors: failed.map(({ file, error }) => ({ file, text: error })),
    passed,
    failed: played.length - passed,
  };
}

function lines({ played, skipped }: Sorted): string {
  const told = played.flatMap(({ file, passed, differences }) => [
    `${passed ? '✓' : '✗'} ${visible(file)}`,
    ...differences.map(
      ({ path, expected, found }) =>
        `    ${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    ),
  ]);
  const passed = played.filter((one) => one.passed).length;
  const left = skipped.map(({ file }) => `- ${visible(file)}: skipped, no scenario (neither “policy:” nor “expect:”)`);
  return `${[...told, ...left].join('\n')}\n${passed} of ${played.length} scenarios as expected\n`;
}
