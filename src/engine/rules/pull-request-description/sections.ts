import type { Root, RootContent } from 'mdast';

import { readMarkdown } from '../../markdown/read-markdown.ts';

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
  const { children } = readMarkdown(markdown);
  const sections: OpenSection[] = [];
  let open: OpenSection[] = [];
  for (const node of children) {
    const text = seen(node);
    if (node.type === 'heading') open = open.filter(({ depth }) => depth < node.depth);
    for (const section of open) section.parts.push(text);
    if (node.type !== 'heading') continue;
    const section = { title: text, depth: node.depth, parts: [] };
    sections.push(section);
    open.push(section);
  }
  return {
    text: seenAll(children),
    sections: sections.map(({ title, parts }) => ({ title, text: parts.join('\n').trim() })),
  };
}

/** Headings only nest six deep, so that one pass does for any text. */
interface OpenSection {
  readonly title: string;
  readonly depth: number;
  readonly parts: string[];
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
