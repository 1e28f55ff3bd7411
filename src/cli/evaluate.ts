import { exitCodeOf } from '../check/exit-code.ts';
import { json } from '../engine/surfaces/json/surface.ts';
import { colouredTerminal, terminal } from '../engine/surfaces/terminal/surface.ts';
import { languageOf, read } from './arguments.ts';
import { type Io, WrongUse } from './command.ts';
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
