import { basename } from 'node:path';

import { say } from '../engine/locales/say.ts';
import type { Language } from '../engine/locales/texts.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { BaselineSource } from '../engine/policy/document.ts';
import type { FamilyPolicy, Refusal } from '../engine/policy/effective.ts';
import { type LoadOptions, loadBaseline, loadPolicy, loadRepositoryFile, type Policy } from '../engine/policy/load.ts';
import { resolvePolicy } from '../engine/policy/resolve.ts';
import { namesNotBuilt } from '../engine/policy/unbuilt.ts';
import { rules } from '../engine/rules/index.ts';
import { refusalLine } from '../engine/surfaces/points.ts';
import { exitCodes } from './command.ts';
import { type PolicyIo, readArguments, readSource, told, type ToldProblem, voiceOf } from './policy-file.ts';
import { policyCommandTexts } from './policy-texts/texts.ts';

/** What `policy check --json` prints. */
export interface PolicyCheck {
  readonly file: string;
  readonly loads: boolean;
  readonly language: Language;
  readonly families: readonly Pick<FamilyPolicy, 'family' | 'enforcement' | 'built' | 'unbuiltParts'>[];
  /** `owner/repository@commit` of a baseline that this command does not read. */
  readonly baseline: string | null;
  readonly problems: readonly ToldProblem[];
}

interface Checked extends Omit<PolicyCheck, 'file' | 'problems'> {
  readonly refusals: readonly Refusal[];
}

/** Validates a policy without a network: the organisation's, a `baseline.yml`, or a repository's `garde-fou.yml`. */
export async function checkPolicy(args: readonly string[], io: PolicyIo): Promise<number | null> {
  const given = readArguments(args, {});
  if (given === null) return null;
  const { file, values } = given;
  const source = await readSource(file, io, voiceOf(values.lang, 'en'));
  const { refusals, ...checked } = check(source, file);
  const voice = voiceOf(values.lang, checked.language);
  const problems = refusals.map((refusal) => told(refusal, voice));
  const result: PolicyCheck = { file, ...checked, problems };
  if (values.json === true) io.stdout.write(`${JSON.stringify(result)}\n`);
  else if (result.loads) io.stdout.write(`${summary(result, voice).join('\n')}\n`);
  else io.stderr.write(`${complaint(result, refusals, voice).join('\n')}\n`);
  return result.loads ? exitCodes.fine : exitCodes.wrongUse;
}

function check(source: Uint8Array, file: string): Checked {
  const loaded = load(source, { file, rules });
  if (!loaded.ok)
    return { loads: false, language: loaded.language, families: [], baseline: null, refusals: loaded.refusals };
  const { policy } = loaded;
  if (policy.layer === 'repository') return { loads: true, language: 'en', families: [], baseline: null, refusals: [] };
  return {
    loads: true,
    language: policy.language,
    families: familiesOf(policy),
    baseline: written(policy.extends),
    refusals: [],
  };
}

function load(source: Uint8Array, options: LoadOptions) {
  const name = basename(options.file);
  if (name === 'baseline.yml') return loadBaseline(source, { ...options, consumer: null });
  return name === 'garde-fou.yml' ? loadRepositoryFile(source, options) : loadPolicy(source, options);
}

function familiesOf(organization: Policy): PolicyCheck['families'] {
  // No repository has this id or name: what holds for all of them.
  const { families } = resolvePolicy({ organization, repository: { id: 0, name: '' }, rules });
  return families.map(({ family, enforcement, built, unbuiltParts }) => ({
    family,
    enforcement,
    built,
    ...(unbuiltParts === undefined ? {} : { unbuiltParts }),
  }));
}

function written(source: BaselineSource | null): string | null {
  return source === null ? null : `${source.owner}/${source.repository}@${source.commit}`;
}

function summary({ file, families, baseline }: PolicyCheck, voice: Voice): readonly string[] {
  const tell = (key: string, values: Parameters<typeof say>[2]): string => say(policyCommandTexts, key, values, voice);
  const missing = namesNotBuilt(families);
  return [
    tell('loads', { file }),
    ...(families.length === 0 ? [] : [tell('families', { families: families.map(({ family }) => family) })]),
    ...(missing.length === 0 ? [] : [tell('not-built', { families: missing })]),
    ...(baseline === null ? [] : [tell('baseline-not-read', { baseline })]),
  ];
}

function complaint({ file }: PolicyCheck, refusals: readonly Refusal[], voice: Voice): readonly string[] {
  const count = refusals.length;
  return [
    say(policyCommandTexts, 'does-not-load', { file, count }, voice),
    ...refusals.map((one) => refusalLine(one, voice)),
  ];
}
