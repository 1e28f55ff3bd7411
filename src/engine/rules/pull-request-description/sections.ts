import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A description as its readers see it: comments, which templates are full of, are not there. */
export interface Description {
  /** Visible text without white space at its ends. */
  readonly text: string;
  readonly sections: readonly Section[];
}

/** What stands under a heading until the next one of the same or a higher level. */
export interface Section {
  readonly title: string;
  readonly text: string;
}

/** Reads a description as CommonMark; a heading inside a comment or a code block is none. */
export function readDescription(markdown: string): Description {
  const { children } = fromMarkdown(markdown);
  const sections = children.flatMap((node, index): Section[] => {
    if (node.type !== 'heading') return [];
    const rest = children.slice(index + 1);
    const end = rest.findIndex((next) => next.type === 'heading' && next.depth <= node.depth);
    return [{ title: seen(node), text: seenAll(end === -1 ? rest : rest.slice(0, end)) }];
  });
  return { text: seenAll(children), sections };
}

function seenAll(nodes: readonly RootContent[]): string {
  return nodes.map(seen).join('\n').trim();
}

function seen(node: Root | RootContent): string {
  if (node.type === 'html')
    return node.value
      .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replaceAll(/<[^<>]*>/g, '')
      .trim();
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(seen).join('').trim() : '';
}
