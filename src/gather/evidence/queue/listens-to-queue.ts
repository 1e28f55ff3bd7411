import { matcherOf } from '../../../engine/settings/globs.ts';
import { member, type Node, parseYaml, plain } from '../../../engine/yaml/yaml.ts';

const EVENT = 'merge_group';
/** Characters; reading takes time, and a supplier writes the file. */
const LONGEST = 100_000;

/**
 * Whether a workflow file runs for merge groups towards a branch. Filters are read as path patterns, which is what
 * GitHub's are but for rare signs. A file that we cannot read and that names the event counts as one that listens: that
 * waits for evidence where the other answer would do without.
 */
export function listensToQueue(text: string, branch: string): boolean {
  const parsed = text.length > LONGEST ? null : parseYaml(text, 'workflow');
  if (parsed?.ok !== true) return text.includes(EVENT);
  const triggers = member(parsed.root, 'on');
  const told = triggers === undefined ? undefined : plain(triggers);
  if (typeof told === 'string') return told === EVENT;
  if (Array.isArray(told)) return told.includes(EVENT);
  if (triggers?.kind !== 'mapping' || !triggers.members.some(({ key }) => key === EVENT)) return false;
  return lets(member(triggers, EVENT), branch);
}

function lets(filter: Node | undefined, branch: string): boolean {
  const matches = (key: string): boolean | null => {
    const patterns = member(filter, key);
    return patterns === undefined ? null : matcherOf(textsIn(plain(patterns)))(branch);
  };
  return (matches('branches') ?? true) && !(matches('branches-ignore') ?? false);
}

function textsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}
