import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { visible } from '../engine/locales/escape.ts';
import { say } from '../engine/locales/say.ts';
import type { Language } from '../engine/locales/texts.ts';
import { policyTexts } from '../engine/policy/texts.ts';
import { type JudgedScenario, judgeScenario, type PolicyText } from '../engine/scenario/judge-scenario.ts';
import { loadScenario, type Scenario } from '../engine/scenario/load.ts';
import type { PolicySource } from '../engine/scenario/sources.ts';
import { type Io, WrongUse } from './command.ts';

/** Reads a file that somebody named. */
export async function readText(path: string, { cwd }: Pick<Io, 'cwd'>): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8');
  } catch (cause) {
    throw new WrongUse(`Cannot read ${path}: check that the file is there.`, { cause });
  }
}

/** Reads a scenario and judges it; policies in files of their own are read beside it. */
export async function readScenario(path: string, language: Language, io: Pick<Io, 'cwd'>): Promise<ReadScenario> {
  const text = await readText(path, io);
  const loaded = loadScenario(text, path);
  if (!loaded.ok) {
    const voice = { language, timezone: 'UTC', medium: 'plain' } as const;
    const lines = loaded.problems.map(({ key, values, at }) => {
      const place = [at?.path ?? path, at?.line, at?.column].filter((part) => part !== undefined).join(':');
      return `${visible(place)}: ${say(policyTexts, key, values, voice)}`;
    });
    throw new WrongUse(lines.join('\n'));
  }
  const { scenario } = loaded;
  const texts = {
    policy: await policyText(scenario.policy, path, io),
    baseline: scenario.baseline && (await policyText(scenario.baseline, path, io)),
    repositoryPolicy: scenario.repositoryPolicy && (await policyText(scenario.repositoryPolicy, path, io)),
  };
  return { scenario, judged: judgeScenario(scenario, texts) };
}

async function policyText(source: PolicySource, beside: string, io: Pick<Io, 'cwd'>): Promise<PolicyText> {
  if (source.kind === 'text') return { file: beside, text: source.text };
  return { file: source.path, text: await readText(resolve(io.cwd, dirname(beside), source.path), io) };
}

/** A scenario with what it comes to. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly judged: JudgedScenario;
}
