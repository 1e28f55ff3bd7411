import type { Reason } from '../facts/reason.ts';
import { issueReasons } from '../yaml/issues.ts';
import { parseYaml, plain } from '../yaml/yaml.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';
import { isMapping, type PolicySource, sourceUnder } from './sources.ts';

/** A scenario that loads: its facts, and the policies in it as their own loaders want them. */
export interface Scenario {
  readonly file: string;
  readonly told: ScenarioFile;
  readonly policy: PolicySource;
  readonly repositoryPolicy: PolicySource | null;
  readonly baseline: PolicySource | null;
}

/** A scenario, or what is wrong with it: keys of the policy's texts, each with its place. */
export type LoadedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Reason[] };

/** Reads a scenario file (YAML). The policy in it is not read yet. Never throws. */
export function loadScenario(text: string, file: string): LoadedScenario {
  const parsed = parseYaml(text, file);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const { root } = parsed;
  const told = scenarioSchema.safeParse(plain(root));
  if (!told.success) {
    const subject = { node: root, schema: null, path: [], quotes: true };
    return { ok: false, problems: issueReasons(told.error.issues, { ...subject, schema: scenarioSchema }) };
  }
  const under = (key: string): PolicySource | null => (isMapping(root) ? sourceUnder(key, root, text) : null);
  const policy = under('policy') ?? { kind: 'text', text: '' };
  const scenario = { policy, repositoryPolicy: under('repository-policy'), baseline: under('baseline') };
  return { ok: true, scenario: { file, told: told.data, ...scenario } };
}
