import { json } from '../engine/surfaces/json/surface.ts';
import { colouredTerminal, terminal } from '../engine/surfaces/terminal/surface.ts';
import type { Judgement } from '../engine/verdict/judgement.ts';
import { holds } from '../engine/verdict/outcome.ts';
import { languageOf, read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';
import { readScenario } from './read-scenario.ts';

/** `garde-fou evaluate SCENARIO`: the verdict on a policy and a pull request's facts in one file; no network. */
export async function evaluate(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, { json: { type: 'boolean' }, lang: { type: 'string' } });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new WrongUse('Name one scenario: garde-fou evaluate SCENARIO.');
  const language = languageOf(values.lang);
  const { judged } = await readScenario(path, language ?? 'en', io);
  const { judgement, timezone } = judged;
  const reader = { language: language ?? judged.language, timezone };
  const colours = io.stdout.isTTY === true && io.env['NO_COLOR'] === undefined;
  io.stdout.write(
    values.json === true
      ? `${JSON.stringify(json.render(judgement, reader), null, 2)}\n`
      : (colours ? colouredTerminal : terminal).render(judgement, reader),
  );
  return exitCodeOf(judgement);
}

/** The exit code of a judgement; nothing that holds the gate ever ends with 0. */
export function exitCodeOf(judgement: Judgement): number {
  if (judgement.kind === 'policy-broken') return exitCodes.wrongUse;
  if (judgement.kind !== 'judged') return exitCodes.undetermined;
  const { conclusion, refusals, families } = judgement.verdict;
  if (conclusion === 'success') return exitCodes.fine;
  const held = families.filter(({ enforcement, outcome }) => enforcement === 'block' && holds(outcome));
  const isUnknown = held.length > 0 && held.every(({ outcome }) => outcome === 'undetermined');
  return refusals.length === 0 && isUnknown ? exitCodes.undetermined : exitCodes.held;
}
