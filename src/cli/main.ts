import { typeset } from '../engine/locales/typeset.ts';
import { type Command, exitCodes, type Io, WrongUse } from './command.ts';
import { commands } from './registry.ts';

/** Runs one command; resolves to the exit code. Errors are one clear line, the stack only with `--verbose`. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const verbose = args.includes('--verbose');
  const words = args.filter((arg) => arg !== '--verbose');
  try {
    const found = commandOf(words);
    const isAsked = found === null ? isHelp(words) : found.rest.some((word) => word === '--help' || word === '-h');
    if (isAsked) {
      io.stdout.write(help(io, found));
      return exitCodes.fine;
    }
    if (found !== null) return await (await found.command.load())(found.rest, io);
    throw new WrongUse(`There is no command “${words[0] ?? ''}”; garde-fou --help lists them.`);
  } catch (error) {
    io.stderr.write(`${lineOf(error)}\n${verbose && error instanceof Error ? `${error.stack ?? ''}\n` : ''}`);
    return exitCodes.wrongUse;
  }
}

interface Found {
  readonly command: Command;
  readonly rest: readonly string[];
}

/** Commands of two words (`policy test`) come before those of one. */
function commandOf(words: readonly string[]): Found | null {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')];
    if (command !== undefined && words.length >= length) return { command, rest: words.slice(length) };
  }
  return null;
}

function isHelp(words: readonly string[]): boolean {
  return words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '');
}

/** Of one command, or of all. */
function help({ env }: Io, found: Found | null): string {
  const isFrench = (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('fr');
  const language = isFrench ? 'fr' : 'en';
  const told = Object.entries(commands).filter(([, command]) => found === null || command === found.command);
  const rows = told.map(
    ([name, { usage, summary }]) => `  garde-fou ${name} ${usage}`.trimEnd() + `\n      ${summary[language]}`,
  );
  const common = {
    en: 'Every command that answers takes --json (one JSON document); all take --verbose (more about errors).\nExit codes: 0 all right · 1 held or findings · 2 wrong use or bad policy · 3 only not verifiable.',
    fr: 'Chaque commande qui répond accepte --json (un document JSON) ; toutes acceptent --verbose (détail des erreurs).\nCodes de retour : 0 tout va bien · 1 bloqué ou constats · 2 mauvais usage ou politique illisible · 3 seulement non vérifiable.',
  };
  return typeset(`${rows.join('\n')}\n\n${common[language]}\n`, language);
}

function lineOf(error: unknown): string {
  if (error instanceof WrongUse) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `garde-fou stopped: ${message.split('\n')[0] ?? ''} (--verbose says more)`;
}

// Run by itself this file would say nothing and succeed, which a script takes for "all right".
if (import.meta.main) {
  process.stderr.write('garde-fou starts by src/cli/start.mjs, not by src/cli/main.ts.\n');
  process.exitCode = exitCodes.wrongUse;
}
