import { member, type MappingNode, type Node, plain } from '../yaml/yaml.ts';

/** The text of a policy that stands inside a scenario, for the policy's own loader, or the path of a file to read. */
export type PolicySource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string };

/**
 * The policy under a key of a scenario. Everything else is blanked out, so that lines and columns stay the scenario's
 * own; a scenario in flow style is written anew, and only then places are approximate.
 */
export function sourceUnder(key: string, root: MappingNode, text: string): PolicySource | null {
  const value = member(root, key);
  if (value === undefined) return null;
  if (value.kind === 'scalar') return { kind: 'path', path: String(value.value) };
  return { kind: 'text', text: isBlock(root) ? alone(key, root, text) : JSON.stringify(plain(value)) };
}

function isBlock({ members }: MappingNode): boolean {
  const lines = members.map(({ keyAt }) => keyAt.line);
  return members.every(({ keyAt }) => keyAt.column === 1) && new Set(lines).size === lines.length;
}

function alone(key: string, { members }: MappingNode, text: string): string {
  const index = members.findIndex((one) => one.key === key);
  const first = members[index]?.keyAt.line ?? 1;
  const end = members[index + 1]?.keyAt.line ?? Infinity;
  return text
    .split(/\r\n?|\n/)
    .map((line, at) => (at + 1 < first || at + 1 >= end ? '' : at + 1 === first ? withoutKey(line) : line))
    .join('\n');
}

function withoutKey(line: string): string {
  return line.replace(/^[^:]*:/, (key) => ' '.repeat(key.length));
}

/** Whether a node is a mapping. */
export function isMapping(node: Node): node is MappingNode {
  return node.kind === 'mapping';
}
