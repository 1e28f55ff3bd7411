import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

export interface Cost {
  readonly points: number;
  readonly nodes: number;
}

interface Tally {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  requests: number;
  nodes: number;
}

function pageSize(field: FieldNode, variables: Tally['variables']): number | undefined {
  const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  if (argument === undefined) return undefined;
  const { value } = argument;
  if (value.kind === 'IntValue') return Number(value.value);
  return value.kind === 'Variable' ? Number(variables[value.name.value] ?? 0) : undefined;
}

function walk(tally: Tally, selections: SelectionSetNode | undefined, parents: number): void {
  for (const selection of selections?.selections ?? []) {
    if (selection.kind === 'Field') {
      const size = pageSize(selection, tally.variables);
      if (size !== undefined) {
        tally.requests += parents;
        tally.nodes += parents * size;
      }
      walk(tally, selection.selectionSet, size === undefined ? parents : parents * size);
    } else {
      const inner = selection.kind === 'InlineFragment' ? selection : tally.fragments.get(selection.name.value);
      walk(tally, inner?.selectionSet, parents);
    }
  }
}

/** GitHub's formula: a request for each connection of each parent, a hundred of them make a point, one at least. */
export function costOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Cost {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  );
  const tally: Tally = { variables, fragments, requests: 0, nodes: 0 };
  for (const one of document.definitions) if (one.kind === 'OperationDefinition') walk(tally, one.selectionSet, 1);
  return { points: Math.max(1, Math.round(tally.requests / 100)), nodes: tally.nodes };
}
