import type { UnreadPart } from '../../engine/facts/secret.ts';
import { secretFields } from '../../engine/leaks/settings.ts';
import type { Refusal } from '../../engine/policy/effective.ts';
import { loadPolicy } from '../../engine/policy/load.ts';
import { branchAt, valuesOf } from '../../engine/policy/tree.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import { secretsUnread } from '../../engine/rules/secrets-unread/rule.ts';
import type { OrganizationKey } from '../../platform/port.ts';
import { fileAt, POLICY_FILE } from '../policy/policy.ts';
import type { Tools } from '../tools.ts';
import { type ControlPlace, readControlFiles } from './control-files.ts';

/** Detector files and baselines that the policy of a commit names and that cannot be used: told before they are merged. */
export async function controlProblems(
  tools: Tools,
  organization: OrganizationKey,
  { rules, ...control }: ControlPlace & { readonly rules: readonly Rule[] },
): Promise<readonly Refusal[]> {
  const { repository, commit } = control;
  const text = await fileAt(tools, repository, { commit, path: POLICY_FILE });
  const loaded = text === null ? null : loadPolicy(text, { file: POLICY_FILE, rules });
  if (loaded?.ok !== true) return [];
  const family = branchAt(loaded.policy.values, ['policies', 'secrets']);
  if (family === undefined) return [];
  const { forms, unread } = await readControlFiles(tools, control, valuesOf(secretFields, family));
  const invalid = await tools.secrets.of(organization.id, forms).invalid();
  return [
    ...unread,
    ...invalid.map((path): UnreadPart => ({ in: 'detectors', path, commit: null, reason: 'invalid' })),
  ].map(refusalOf);
}

function refusalOf({ in: place, path, reason }: UnreadPart): Refusal {
  const values = { path, place: { term: `secret.in.${place}` }, why: { term: `secret.unread.${reason}` } };
  return { layer: 'organization', reason: { key: 'control-file', values, at: { path } }, texts: secretsUnread.texts };
}
