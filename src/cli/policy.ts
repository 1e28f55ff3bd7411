import { say } from '../engine/locales/say.ts';
import { exitCodes } from './command.ts';
import { checkPolicy } from './policy-check.ts';
import { explainPolicyFile } from './policy-explain.ts';
import type { PolicyIo } from './policy-file.ts';
import { policyCommandTexts } from './policy-texts/texts.ts';

const commands: ReadonlyMap<string, (args: readonly string[], io: PolicyIo) => Promise<number | null>> = new Map([
  ['check', checkPolicy],
  ['explain', explainPolicyFile],
]);

/** `garde-fou policy check|explain`: 0 all right, 1 the repository's file has no full effect, 2 wrong use or a policy that does not load. */
export async function policy(args: readonly string[], io: PolicyIo): Promise<number> {
  const [name = '', ...rest] = args;
  const code = await commands.get(name)?.(rest, io);
  if (typeof code === 'number') return code;
  io.stderr.write(`${say(policyCommandTexts, 'usage', {}, { language: 'en', timezone: 'UTC', medium: 'plain' })}\n`);
  return exitCodes.wrongUse;
}
