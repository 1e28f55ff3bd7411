import type { Place } from '../engine/facts/reason.ts';
import { visible } from '../engine/locales/escape.ts';
import { say, term } from '../engine/locales/say.ts';
import type { Voice } from '../engine/locales/voice.ts';
import type { LayerName, Refusal } from '../engine/policy/effective.ts';
import { type Loaded, loadBaseline, loadPolicy, loadRepositoryFile } from '../engine/policy/load.ts';
import { explainPolicy, type Layers, resolvePolicy } from '../engine/policy/resolve.ts';
import type { ExplainedValue } from '../engine/policy/tree.ts';
import { namesNotBuilt } from '../engine/policy/unbuilt.ts';
import { rules } from '../engine/rules/index.ts';
import { refusalLine } from '../engine/surfaces/points.ts';
import { exitCodes } from './command.ts';
import { type PolicyIo, readArguments, readSource, told, type ToldProblem, voiceOf } from './policy-file.ts';
import { policyCommandTexts } from './policy-texts/texts.ts';

/** What `policy explain --json` prints. */
export interface PolicyExplanation {
  readonly repository: string;
  readonly digest: string;
  readonly values: readonly {
    readonly path: string;
    readonly value: unknown;
    readonly layer: LayerName;
    readonly at?: Place;
  }[];
  readonly notBuilt: readonly string[];
  readonly problems: readonly ToldProblem[];
}

const ownOptions = {
  repository: { type: 'string' },
  'repository-file': { type: 'string' },
  baseline: { type: 'string' },
} as const;

/** Prints the effective policy of a repository with the layer and the place of each value. */
export async function explainPolicyFile(args: readonly string[], io: PolicyIo): Promise<number | null> {
  const given = readArguments(args, ownOptions);
  if (given === null) return null;
  const { file, values } = given;
  const read = await layersOf(file, values, io);
  if (!read.ok) {
    const voice = voiceOf(values.lang, read.language);
    const count = read.refusals.length;
    const problems = read.refusals.map((one) => refusalLine(one, voice));
    io.stderr.write(`${[say(policyCommandTexts, 'does-not-load', { file, count }, voice), ...problems].join('\n')}\n`);
    return exitCodes.wrongUse;
  }
  const layers = read.policy;
  const voice = voiceOf(values.lang, layers.organization.language);
  const { digest, families, refusals } = resolvePolicy(layers);
  const explanation: PolicyExplanation = {
    repository: layers.repository.name,
    digest,
    values: explainPolicy(layers).map(({ path, value, origin }) => ({ path, value, ...origin })),
    notBuilt: namesNotBuilt(families),
    problems: refusals.map((refusal) => told(refusal, voice)),
  };
  const text =
    values.json === true
      ? JSON.stringify(explanation)
      : lines(file, explanation, { layers, refusals, voice }).join('\n');
  io.stdout.write(`${text}\n`);
  return refusals.length === 0 ? exitCodes.fine : exitCodes.held;
}

type Options = NonNullable<ReturnType<typeof readArguments<typeof ownOptions>>>['values'];

async function layersOf(
  file: string,
  { lang, repository, baseline, ...others }: Options,
  io: PolicyIo,
): Promise<Loaded<Layers>> {
  const voice = voiceOf(lang, 'en');
  const organization = loadPolicy(await readSource(file, io, voice), { file, rules });
  if (!organization.ok) return organization;
  const shared =
    baseline === undefined
      ? null
      : loadBaseline(await readSource(baseline, io, voice), { file: baseline, rules, consumer: null });
  if (shared !== null && !shared.ok) return shared;
  const own = others['repository-file'];
  const repositoryFile =
    own === undefined ? null : loadRepositoryFile(await readSource(own, io, voice), { file: own, rules });
  const layers: Layers = {
    organization: organization.policy,
    repository: { id: 0, name: repository ?? '' },
    rules,
    ...(shared === null ? {} : { baseline: shared.policy }),
    ...(repositoryFile === null ? {} : { repositoryFile }),
  };
  return { ok: true, policy: layers };
}

interface Told {
  readonly layers: Layers;
  readonly refusals: readonly Refusal[];
  readonly voice: Voice;
}

function lines(
  file: string,
  { digest, values, notBuilt }: PolicyExplanation,
  { layers, refusals, voice }: Told,
): readonly string[] {
  const tell = (key: string, given: Parameters<typeof say>[2]): string => say(policyCommandTexts, key, given, voice);
  const { baseline, organization, repository } = layers;
  const unread = baseline === undefined ? organization.extends : null;
  return [
    tell(repository.name === '' ? 'explains-any' : 'explains', { file, repository: repository.name, digest }),
    ...values.map(
      ({ path, value, layer, at }) =>
        `${visible(`${path} = ${JSON.stringify(value)}`)}  (${source({ layer, ...(at === undefined ? {} : { at }) }, voice)})`,
    ),
    ...(notBuilt.length === 0 ? [] : [tell('not-built', { families: notBuilt })]),
    ...(unread === null
      ? []
      : [tell('baseline-not-read', { baseline: `${unread.owner}/${unread.repository}@${unread.commit}` })]),
    ...(refusals.length === 0 ? [] : [tell('no-effect', {}), ...refusals.map((one) => refusalLine(one, voice))]),
  ];
}

function source({ layer, at }: ExplainedValue['origin'], voice: Voice): string {
  const place = at === undefined ? [] : [[at.path, at.line, at.column].filter((part) => part !== undefined).join(':')];
  return visible([term(`layer.${layer}`, voice), ...place].join(', '));
}
