import type { Nodes, Paragraph } from 'mdast';

import { readMarkdown } from '../markdown/read-markdown.ts';
import type { Command, Spoken } from './command.ts';

const address = '/garde-fou';

/** In characters; a longer comment gives no orders, so that hostile Markdown costs little. */
const longestComment = 8_000;

/** More lines than this in one comment are noise, not orders. */
const mostCommands = 5;

/**
 * The commands of a comment: lines that begin with `/garde-fou` at the start of a paragraph of the comment itself.
 * Quotations, code, HTML and HTML comments never count (CommonMark decides what they are).
 */
export function parseCommands(comment: string): readonly Spoken[] {
  if (!comment.includes(address) || comment.length > longestComment) return [];
  const lines = comment.split(/\r\n|\n|\r/);
  return readMarkdown(comment)
    .children.filter((node): node is Paragraph => node.type === 'paragraph')
    .flatMap((paragraph) => addressedLines(paragraph, lines))
    .slice(0, mostCommands)
    .map(parseLine);
}

/** The first lines of a paragraph that address the App, as long as each follows the other and stands in plain text. */
function addressedLines(paragraph: Paragraph, lines: readonly string[]): readonly string[] {
  const first = paragraph.position?.start.line ?? 1;
  const last = paragraph.position?.end.line ?? first;
  const paragraphLines = lines.slice(first - 1, last);
  const end = paragraphLines.findIndex((line, index) => !isAddressed(line) || !isPlainAt(paragraph, first + index));
  return end === -1 ? paragraphLines : paragraphLines.slice(0, end);
}

function isAddressed(line: string): boolean {
  return line === address || line.startsWith(`${address} `);
}

function isPlainAt(paragraph: Paragraph, line: number): boolean {
  return paragraph.children.some((child) => child.type === 'text' && covers(child, line));
}

function covers({ position }: Nodes, line: number): boolean {
  if (position === undefined || line < position.start.line || line > position.end.line) return false;
  return line > position.start.line || position.start.column === 1;
}

function parseLine(line: string): Spoken {
  const words = line.slice(address.length).trim();
  const [name = '', ...rest] = words.split(/\s+/);
  const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  return parse === undefined ? { ok: false, problem: 'unknown-command', name } : parse(rest.join(' '));
}

const parsers: Readonly<Record<string, (words: string) => Spoken>> = {
  recheck: (words) => alone({ name: 'recheck' }, words),
  explain: (words) => alone({ name: 'explain' }, words),
  confirm: (words) => alone({ name: 'confirm' }, words),
  waive: parseWaive,
  emergency: parseEmergency,
  'not-mine': parseNotMine,
};

function alone(command: Command, words: string): Spoken {
  return words === '' ? { ok: true, command } : { ok: false, problem: 'wrong-words', name: command.name };
}

function parseWaive(words: string): Spoken {
  const name = 'waive';
  const { order, reason } = splitReason(words);
  const head = /(?:^| )at ([0-9a-f]{12,40})(?= |$)/.exec(order);
  const until = /(?:^| )until (\d{4}-\d{2}-\d{2})(?= |$)/.exec(order);
  const waives = /^[a-z][a-z0-9:./_-]*/.exec(order)?.[0];
  if (head?.[1] === undefined) return { ok: false, problem: 'head-missing', name };
  if (until?.[1] === undefined || !isDay(until[1])) return { ok: false, problem: 'date-missing', name };
  if (reason === '') return { ok: false, problem: 'reason-missing', name };
  const rest = order.replace(head[0], '').replace(until[0], '').trim();
  if (waives === undefined || rest !== waives) return { ok: false, problem: 'wrong-words', name };
  return { ok: true, command: { name, waives, head: head[1], until: until[1], reason } };
}

function parseEmergency(words: string): Spoken {
  const name = 'emergency';
  const { order, reason } = splitReason(words);
  const head = /^at ([0-9a-f]{12,40})$/.exec(order)?.[1];
  if (head === undefined) return { ok: false, problem: 'head-missing', name };
  return reason === '' ? { ok: false, problem: 'reason-missing', name } : { ok: true, command: { name, head, reason } };
}

function parseNotMine(words: string): Spoken {
  const head = /^at ([0-9a-f]{12,40})$/.exec(words)?.[1];
  if (head === undefined) return { ok: false, problem: 'head-missing', name: 'not-mine' };
  return { ok: true, command: { name: 'not-mine', head } };
}

function splitReason(words: string): { readonly order: string; readonly reason: string } {
  const [, order = '', reason = ''] = /^(.*?)(?:(?:^| )because(?: (.*))?)?$/.exec(words) ?? [];
  return { order: order.trim(), reason: reason.trim() };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
