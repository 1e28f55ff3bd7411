import { resolve } from 'node:path';

import { type Checked, checkRepository, type PolicySource } from '../check/check.ts';
import { documentOf } from '../check/document.ts';
import { exitCodeOf } from '../check/exit-code.ts';
import { linesAfter } from '../check/lines.ts';
import { withLocalSearch } from '../check/local-search.ts';
import type { LocalSearch } from '../check/local-secrets.ts';
import { rules } from '../engine/rules/index.ts';
import type { Reader } from '../engine/surfaces/surface.ts';
import { colouredTerminal, terminal } from '../engine/surfaces/terminal/surface.ts';
import { openRepository } from '../platform/git/open-repository.ts';
import { GitProblem } from '../platform/git/problem.ts';
import { readKey } from '../scan/key.ts';
import { languageOf, read } from './arguments.ts';
import { type Io, WrongUse } from './command.ts';
import { readSource, voiceOf } from './policy-file.ts';

const options = {
  base: { type: 'string' },
  head: { type: 'string' },
  policy: { type: 'string' },
  baseline: { type: 'string' },
  repository: { type: 'string' },
  evidence: { type: 'string', multiple: true },
  'key-file': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** Where the control repository stands when it was cloned beside the repository; never inside it, where its author writes. */
const BESIDE = '../.garde-fou/policy.yml';

/** `garde-fou check`: everything that needs no GitHub, on the git repository around the current folder. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = read(args, options);
  const language = languageOf(values.lang);
  const evidence = reportsNamed(values.evidence, positionals);
  const { base = null, head = null, repository = null } = values;
  const checked = await searching(values['key-file'], io, async (search) =>
    checkRepository({
      cwd: io.cwd,
      base,
      head,
      evidence,
      repository,
      search,
      rules,
      policy: await policySource(values.policy, io),
      baseline: values.baseline === undefined ? null : await sourceAt(values.baseline, io),
      now: new Date().toISOString(),
    }),
  );
  const reader = { language: language ?? checked.language, timezone: checked.timezone };
  io.stdout.write(values.json === true ? jsonOf(checked, reader) : textOf(checked, reader, io));
  return exitCodeOf(checked.judgement);
}

/** A shell that fills in a pattern leaves all names but the first behind the option. */
function reportsNamed(given: readonly string[] | undefined, rest: readonly string[]): readonly string[] {
  const [stray] = rest;
  if (given === undefined && stray !== undefined)
    throw new WrongUse(`check does not know what to do with ${stray}; reports come after --evidence.`);
  return [...(given ?? []), ...rest];
}

function jsonOf(checked: Checked, reader: Reader): string {
  return `${JSON.stringify(documentOf(checked, reader), null, 2)}\n`;
}

function textOf(checked: Checked, reader: Reader, { stdout, env }: Io): string {
  const surface = stdout.isTTY === true && env['NO_COLOR'] === undefined ? colouredTerminal : terminal;
  return `${surface.render(checked.judgement, reader)}${linesAfter(checked, { ...reader, medium: 'plain' }).join('\n')}\n`;
}

/** What is wrong with the repository, or with the names given for it, is for the person at the keyboard to repair. */
async function searching<T>(
  keyFile: string | undefined,
  { cwd }: Io,
  work: (search: LocalSearch) => Promise<T>,
): Promise<T> {
  const key = await readable(() => readKey(keyFile, cwd));
  try {
    return await withLocalSearch(key, work);
  } catch (cause) {
    if (cause instanceof GitProblem) throw new WrongUse(cause.message, { cause });
    throw cause;
  }
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function policySource(given: string | undefined, io: Io): Promise<PolicySource> {
  if (given !== undefined) return sourceAt(given, io);
  const file = resolve((await openRepository(io.cwd)).root, BESIDE);
  try {
    return await sourceAt(file, io);
  } catch (cause) {
    throw new WrongUse(`Name the policy with --policy FILE; there is none at ${file} either.`, { cause });
  }
}

async function sourceAt(file: string, io: Io): Promise<PolicySource> {
  return { bytes: await readSource(file, io, voiceOf(undefined, 'en')), file };
}
