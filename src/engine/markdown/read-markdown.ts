import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** What somebody wrote, as CommonMark's tree; nesting deeper than anybody means is flattened. Lines keep their numbers. */
export function readMarkdown(text: string): Root {
  return fromMarkdown(shallow(text));
}

// Twenty quotation or list marks at the start of a line, and whatever marks follow.
const deep =
  /^((?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20})(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm;

/** The parser's time grows with the square of the nesting: a line of 60,000 `>` would hold the worker for half a minute. */
function shallow(markdown: string): string {
  return markdown.replaceAll(deep, '$1 ');
}
