import type { Language } from '../../engine/locales/texts.ts';
import { type BaselineSource } from '../../engine/policy/document.ts';
import type { Refusal } from '../../engine/policy/effective.ts';
import { type Loaded, loadBaseline, loadPolicy, type Policy } from '../../engine/policy/load.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import { type OrganizationKey, reading, type RepositoryKey, Unreadable } from '../../platform/port.ts';
import type { KnownPolicy } from '../../store/port.ts';
import { blobOf, treeOf } from '../objects.ts';
import type { Tools } from '../tools.ts';
import { type Control, findControl } from './control-repository.ts';
import { readWaivers } from './waivers.ts';

/** The file that holds the policy. */
export const POLICY_FILE = 'policy.yml';
const BASELINE_FILE = 'baseline.yml';
const LARGEST_FILE = 1_000_000;

/** An organisation's policy as it stands at one commit of its control repository. */
export interface Charter {
  readonly policy: Policy;
  readonly baseline: Policy | null;
  readonly control: RepositoryKey;
  readonly commit: string;
}

/** What an organisation's control repository gives. */
export type Standing =
  /** No policy was ever seen: nothing is posted. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'no-control';
      readonly state: 'missing' | 'unreadable' | 'unconfirmed';
      readonly status: number | null;
      /** Of the last policy that loaded. */
      readonly language: Language;
    }
  | {
      readonly kind: 'broken';
      readonly control: RepositoryKey;
      readonly commit: string;
      readonly refusals: readonly Refusal[];
      readonly language: Language;
    }
  | { readonly kind: 'in-force'; readonly control: RepositoryKey; readonly charter: Charter };

type Found = Extract<Control, { readonly state: 'found' }>;

/** Reads the policy at the tip of the control repository's default branch. Once one was seen, its absence is never "no policy". */
export async function readStanding(
  tools: Tools,
  organization: OrganizationKey,
  rules: readonly Rule[],
): Promise<Standing> {
  const control = await findControl(tools, organization);
  if (control.state === 'never-seen') return { kind: 'silent' };
  const known = await tools.store.policies.find(organization.id);
  const language = languageOf(known, rules);
  if (control.state !== 'found') return { kind: 'no-control', state: control.state, status: control.status, language };
  const text = await fileAt(tools, control.repository.key, { commit: control.commit, path: POLICY_FILE });
  if (text === null)
    return known === undefined ? { kind: 'silent' } : { kind: 'no-control', state: 'missing', status: null, language };
  await tools.store.policies.markSeen(organization.id, tools.now());
  const standing = await loadedFrom(tools, organization, { control, text, rules });
  if (standing.kind === 'in-force' && known?.lastGood?.commitId !== control.commit)
    await tools.store.policies.saveGood(organization.id, { commitId: control.commit, text, at: tools.now() });
  return standing;
}

function languageOf(known: KnownPolicy | undefined, rules: readonly Rule[]): Language {
  const text = known?.lastGood?.text;
  if (text === undefined) return 'en';
  const loaded = loadPolicy(text, { file: POLICY_FILE, rules });
  return loaded.ok ? loaded.policy.language : loaded.language;
}

/** The last policy that loaded, for pull requests that repair the control repository. */
export async function lastGood(
  tools: Tools,
  organization: OrganizationKey,
  { control, rules }: { readonly control: RepositoryKey; readonly rules: readonly Rule[] },
): Promise<Charter | null> {
  const known = (await tools.store.policies.find(organization.id))?.lastGood;
  if (known === null || known === undefined) return null;
  const loaded = await charterOf(tools, organization, { control, commit: known.commitId, text: known.text, rules });
  return loaded.ok ? loaded.policy : null;
}

/** Whether the policy file of a commit loads; for pull requests of the control repository. */
export async function refusalsAt(
  tools: Tools,
  organization: OrganizationKey,
  {
    control,
    commit,
    rules,
  }: { readonly control: RepositoryKey; readonly commit: string; readonly rules: readonly Rule[] },
): Promise<readonly Refusal[]> {
  const text = await fileAt(tools, control, { commit, path: POLICY_FILE });
  if (text === null) return [{ layer: 'organization', reason: missing(POLICY_FILE) }];
  const loaded = await charterOf(tools, organization, { control, commit, text, rules });
  if (!loaded.ok) return loaded.refusals;
  return (await readWaivers(tools, organization, { control, commit })).refusals;
}

async function loadedFrom(
  tools: Tools,
  organization: OrganizationKey,
  { control, text, rules }: { readonly control: Found; readonly text: string; readonly rules: readonly Rule[] },
): Promise<Standing> {
  const { repository, commit } = control;
  const loaded = await charterOf(tools, organization, { control: repository.key, commit, text, rules });
  if (loaded.ok) return { kind: 'in-force', control: repository.key, charter: loaded.policy };
  const { refusals, language } = loaded;
  return { kind: 'broken', control: repository.key, commit, refusals, language };
}

interface Source {
  readonly control: RepositoryKey;
  readonly commit: string;
  readonly text: string;
  readonly rules: readonly Rule[];
}

async function charterOf(tools: Tools, organization: OrganizationKey, source: Source): Promise<Loaded<Charter>> {
  const loaded = loadPolicy(source.text, { file: POLICY_FILE, rules: source.rules });
  if (!loaded.ok) return loaded;
  const { policy } = loaded;
  const baseline =
    policy.extends === null
      ? null
      : await baselineOf(tools, organization, { from: policy.extends, rules: source.rules });
  if (baseline !== null && !baseline.ok) return { ...baseline, language: policy.language };
  return {
    ok: true,
    policy: { policy, baseline: baseline?.policy ?? null, control: source.control, commit: source.commit },
  };
}

/** Another organisation's baseline at the commit that the policy names; one that cannot be read fails closed. */
async function baselineOf(
  tools: Tools,
  organization: OrganizationKey,
  { from, rules }: { readonly from: BaselineSource; readonly rules: readonly Rule[] },
): Promise<Loaded<Policy>> {
  const { owner, repository: name, commit } = from;
  const read = await reading(async () => {
    const installations = await tools.store.installations.list();
    const own = installations.find(({ accountLogin }) => accountLogin.toLowerCase() === owner.toLowerCase());
    const repository = await tools.platform.app.repositoryNamed(own?.id ?? organization.installation, owner, name);
    if (repository === null) throw new Unreadable('not-found', 'baseline', { status: 404 });
    const text = await fileAt(tools, repository.key, { commit, path: BASELINE_FILE });
    if (text === null) throw new Unreadable('not-found', 'baseline', { status: 404 });
    return { text, public: repository.visibility === 'public' };
  });
  const file = `${owner}/${name}/${BASELINE_FILE}`;
  if (!read.known) {
    if (['rate-limited', 'unavailable'].includes(read.problem.kind)) throw read.problem;
    // The same answer whether there is nothing or nothing for us: else it would tell what another client has.
    const key = read.problem.kind === 'not-found' ? 'baseline-not-shared' : 'baseline-unreadable';
    return {
      ok: false,
      refusals: [{ layer: 'baseline', reason: { key, values: {}, at: { path: file } } }],
      language: 'en',
    };
  }
  const consumer = { organization: organization.login, public: read.value.public };
  return loadBaseline(read.value.text, { file, rules, consumer });
}

function missing(path: string): Refusal['reason'] {
  return { key: 'missing-key', values: { path }, at: { path } };
}

/** The text of a file at one commit; `null` when the commit has no such file. */
export async function fileAt(
  tools: Tools,
  repository: RepositoryKey,
  { commit, path }: { readonly commit: string; readonly path: string },
): Promise<string | null> {
  const entry = (await treeOf(tools, repository, commit)).find((one) => one.path === path);
  if (entry === undefined || !entry.mode.startsWith('100')) return null;
  const bytes = await blobOf(tools, repository, { sha: entry.sha, maximum: LARGEST_FILE });
  return new TextDecoder().decode(bytes);
}
