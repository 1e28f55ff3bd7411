import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { casts } from '../sandbox/story/cast.ts';
import * as stories from '../sandbox/story/registry.ts';
import { playStory, type Story } from '../sandbox/story/story.ts';
import type { StoryLanguage } from '../sandbox/story/words/words.ts';
import { languageOf, read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';

const defaultPort = 4100;

/** Starts the sandbox and stays; with `--story`, plays a story and ends. */
export async function sandbox(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = read(args, {
    story: { type: 'boolean' },
    lang: { type: 'string' },
    port: { type: 'string' },
  });
  const language = languageOf(values.lang) ?? languageOfShell(io);
  if (values.story === true) return tell(storyNamed(positionals[0] ?? 'gate'), { language, io });
  return stay(portOf(values.port), { language, io });
}

interface Setting {
  readonly language: StoryLanguage;
  readonly io: Io;
}

async function tell(story: Story, { language, io }: Setting): Promise<number> {
  const running = await startSandbox({ port: 0 });
  try {
    const { github, answered } = running;
    const stage = { world: github.world, api: github.url, answered };
    const write = (text: string): unknown => io.stdout.write(text);
    const isAsTold = await playStory(story, { stage, cast: casts[language], language, write });
    return isAsTold ? exitCodes.fine : exitCodes.held;
  } finally {
    await running.close();
  }
}

async function stay(port: number, { language, io }: Setting): Promise<number> {
  const running = await startSandbox({ port });
  io.stdout.write(
    language === 'fr'
      ? `Le bac à sable tourne : ${running.url}  (Ctrl+C pour l’arrêter)\n`
      : `The sandbox is running: ${running.url}  (Ctrl+C stops it)\n`,
  );
  await signalled(running);
  return exitCodes.fine;
}

function signalled(running: Sandbox): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      void running.close().then(resolve);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

function storyNamed(name: string): Story {
  const story = new Map<string, Story>(Object.entries(stories)).get(name);
  if (story === undefined)
    throw new WrongUse(`There is no story “${name}”; there is: ${Object.keys(stories).join(', ')}.`);
  return story;
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse(`--port takes a port number, not ${text ?? ''}.`);
  return port;
}

function languageOfShell({ env }: Io): StoryLanguage {
  return (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('fr') ? 'fr' : 'en';
}
