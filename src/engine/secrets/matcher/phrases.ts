import type { Format } from '../catalogue/format.ts';
import type { Trigger } from './candidate.ts';
import { latin1 } from './text.ts';

/** A secret recognised by the words around it: the expression begins at the keyword and captures the value. */
export interface Phrase {
  readonly format: string;
  readonly keyword: string;
  /** Sticky, with indices, first group = the value; linear on its bounded window. */
  readonly expression: RegExp;
  /** Bytes after the keyword that the expression may see. */
  readonly reach: number;
  /** A word that must stand in the bytes before. */
  readonly behind?: string;
}

const BEHIND = 400;

/** The phrases of commands, headers, addresses and configuration files. */
export const phrases: readonly Phrase[] = [
  {
    format: 'url-password',
    keyword: '://',
    expression: /:\/\/[^\s:/@'"`<>()]{0,80}:([^\s/'"`<>]{3,160})@[\w.[-]/dy,
    reach: 260,
  },
  {
    format: 'curl-password',
    keyword: ' -u',
    expression: / -u[ =]{0,3}["']?[^\s:"']{0,80}["']?:["']?([^\s"']{3,100})/dy,
    reach: 200,
    behind: 'curl',
  },
  {
    format: 'curl-password',
    keyword: '--user',
    expression: /--user[ =]{1,3}["']?[^\s:"']{0,80}["']?:["']?([^\s"']{3,100})/dy,
    reach: 200,
    behind: 'curl',
  },
  {
    format: 'authorization-header',
    keyword: 'authorization',
    expression:
      /authorization["'`\\\]]{0,4}[ \t]{0,3}[:=,][ \t]{0,3}["'`\\]{0,3}[ \t]{0,3}(?:(?:basic|bearer|token|key|apikey|apikey-v1)[ \t]{1,3})?([\w+/=.~:$<{[-]{8,300})/dy,
    reach: 400,
  },
  {
    format: 'authorization-header',
    keyword: 'bearer ',
    expression: /bearer {1,3}([\w+/=.~-]{16,300})/dy,
    reach: 340,
  },
  {
    format: 'netrc-password',
    keyword: 'machine',
    expression: /machine\s{1,4}\S{1,80}\s{1,8}login\s{1,4}\S{1,80}\s{1,8}password\s{1,4}(\S{3,120})/dy,
    reach: 360,
  },
  {
    format: 'psexec-password',
    keyword: 'psexec',
    expression: /psexec[^\n]{0,200}? -p {1,3}["']?([^\s"']{3,80})/dy,
    reach: 320,
  },
  {
    format: 'powershell-password',
    keyword: 'convertto-securestring',
    expression: /convertto-securestring[ \t]{1,4}(?:-string[ \t]{1,4})?["']([^"'\r\n]{4,200})["']/dy,
    reach: 300,
  },
  {
    format: 'nuget-password',
    keyword: 'password"',
    expression: /password"\s{1,60}value\s{0,3}=\s{0,3}"([^"\r\n]{6,120})"/dy,
    reach: 220,
  },
  {
    format: 'statement-password',
    keyword: 'password',
    expression: /password[ \t]{1,4}["']([^"'\s]{5,80})["']/dy,
    reach: 120,
  },
];

const has = (bytes: Uint8Array, from: number, to: number, word: string): boolean =>
  latin1(bytes, from, to).toLowerCase().includes(word);

/** Folds letters, as keywords are found in either case; offsets stay the same. */
const window = (bytes: Uint8Array, start: number, reach: number): string =>
  latin1(bytes, start, Math.min(bytes.length, start + reach));

/** Finds what a phrase captures. */
export const byPhrase = (phrase: Phrase, format: Format): Trigger => {
  const { keyword, reach, behind } = phrase;
  const expression = new RegExp(phrase.expression.source, 'diy');
  return (search, keywordEnd) => {
    const start = keywordEnd - keyword.length;
    search.steps -= reach;
    if (behind !== undefined && !has(search.bytes, start - BEHIND, start, behind)) return;
    expression.lastIndex = 0;
    const place = expression.exec(window(search.bytes, start, reach))?.indices?.[1];
    if (place === undefined) return;
    search.found.push({ format, start: start + place[0], end: start + place[1], bond: 'assigned' });
  };
};
