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
  /** Characters of which the first after the keyword must be one. */
  readonly next: string;
  /** A character that must come before the next white space. */
  readonly holds?: string;
  /** A word that must stand in the bytes before. */
  readonly behind?: string;
}

const BEHIND = 400;
const SLASH = 47;
const DOUBLE_QUOTE = 34;

/** The phrases of commands, headers, addresses and configuration files. */
export const phrases: readonly Phrase[] = [
  {
    format: 'url-password',
    keyword: '://',
    next: '',
    holds: '@',
    expression: /:\/\/[^\s:/@'"`<>()]{0,80}:([^\s/'"`<>]{3,160})@[\w.[-]/dy,
    reach: 260,
  },
  {
    format: 'curl-password',
    keyword: ' -u',
    next: ' =',
    expression: / -u[ =]{0,3}["']?[^\s:"']{0,80}["']?:["']?([^\s"']{3,100})/dy,
    reach: 200,
    behind: 'curl',
  },
  {
    format: 'curl-password',
    keyword: '--user',
    next: ' =',
    expression: /--user[ =]{1,3}["']?[^\s:"']{0,80}["']?:["']?([^\s"']{3,100})/dy,
    reach: 200,
    behind: 'curl',
  },
  {
    format: 'authorization-header',
    keyword: 'authorization',
    next: '"\'`\\] \t:=,',
    expression:
      /authorization["'`\\\]]{0,4}[ \t]{0,3}[:=,][ \t]{0,3}["'`\\]{0,3}[ \t]{0,3}(?:(?:basic|bearer|token|key|apikey|apikey-v1)[ \t]{1,3})?([\w+/=.~:$<{[-]{8,300})/dy,
    reach: 400,
  },
  {
    format: 'authorization-header',
    keyword: 'bearer ',
    next: '',
    expression: /bearer {1,3}([\w+/=.~-]{16,300})/dy,
    reach: 340,
  },
  {
    format: 'netrc-password',
    keyword: 'machine',
    next: ' \t\r\n',
    expression: /machine\s{1,4}\S{1,80}\s{1,8}login\s{1,4}\S{1,80}\s{1,8}password\s{1,4}(\S{3,120})/dy,
    reach: 360,
  },
  {
    format: 'psexec-password',
    keyword: 'psexec',
    next: '',
    expression: /psexec[^\n]{0,200}? -p {1,3}["']?([^\s"']{3,80})/dy,
    reach: 320,
  },
  {
    format: 'ftp-client-password',
    keyword: '<pass',
    next: '> ',
    expression: /<pass(?: encoding="base64")?>([^<\s]{4,200})<\/pass>/dy,
    reach: 260,
  },
  {
    format: 'ftp-client-password',
    keyword: 'lftp',
    next: ' ',
    expression: /lftp[^\n]{0,80}? -u {0,3}[^\s,]{1,60},["']?([^\s"']{4,80})/dy,
    reach: 240,
  },
  {
    format: 'command-password',
    keyword: 'sshpass',
    next: ' ',
    expression: /sshpass {1,3}-p {0,3}["']?([^\s"']{4,80})/dy,
    reach: 110,
  },
  {
    format: 'command-password',
    keyword: 'mysql',
    next: ' da',
    expression: /mysql(?:dump|admin)? [^\n]{0,120}?(?<= )-p["']?([^\s"'-][^\s"']{5,80})/dy,
    reach: 240,
  },
  {
    format: 'magento-key',
    keyword: "'crypt'",
    next: ' =',
    expression: /'crypt'\s{0,3}=>\s{0,3}(?:\[|array ?\()\s{0,20}'key'\s{0,3}=>\s{0,3}'([^'\n]{16,200})'/dy,
    reach: 290,
  },
  {
    format: 'magento-key',
    keyword: '<crypt>',
    next: '',
    expression: /<crypt>\s{0,40}<key>(?:<!\[CDATA\[)?([^<\]\s]{16,200})/dy,
    reach: 290,
  },
  {
    format: 'powershell-password',
    keyword: 'convertto-securestring',
    next: ' \t',
    expression: /convertto-securestring[ \t]{1,4}(?:-string[ \t]{1,4})?["']([^"'\r\n]{4,200})["']/dy,
    reach: 300,
  },
  {
    format: 'nuget-password',
    keyword: 'password"',
    next: ' \t\r\nvV',
    expression: /password"\s{1,60}value\s{0,3}=\s{0,3}"([^"\r\n]{6,120})"/dy,
    reach: 220,
  },
  {
    format: 'statement-password',
    keyword: 'password',
    next: ' \t',
    expression: /password[ \t]{1,4}["']([^"'\s]{5,80})["']/dy,
    reach: 120,
  },
];

const has = (bytes: Uint8Array, from: number, to: number, word: string): boolean =>
  latin1(bytes, from, to).toLowerCase().includes(word);

const LONGEST_WORD = 240;

/** Tells whether a byte comes before the next blank, control or quote. */
const holds = (bytes: Uint8Array, from: number, wanted: number): boolean => {
  const limit = Math.min(bytes.length, from + LONGEST_WORD);
  for (let at = from; at < limit; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === wanted) return true;
    if (byte <= 32 || byte === DOUBLE_QUOTE || byte === SLASH) return false;
  }
  return false;
};

/** Folds letters, as keywords are found in either case; offsets stay the same. */
const window = (bytes: Uint8Array, start: number, reach: number): string =>
  latin1(bytes, start, Math.min(bytes.length, start + reach));

/** A cheap look at what follows the keyword, before the expression is tried. */
const glance = (phrase: Phrase): ((bytes: Uint8Array, at: number) => boolean) => {
  const next = new Set(Array.from(phrase.next, (char) => char.charCodeAt(0)));
  const held = phrase.holds?.charCodeAt(0);
  return (bytes, at) => (next.size === 0 || next.has(bytes[at] ?? 0)) && (held === undefined || holds(bytes, at, held));
};

/** Finds what a phrase captures. */
export const byPhrase = (phrase: Phrase, format: Format): Trigger => {
  const { keyword, reach, behind } = phrase;
  const mayFollow = glance(phrase);
  const expression = new RegExp(phrase.expression.source, 'diy');
  return (search, keywordEnd) => {
    const start = keywordEnd - keyword.length;
    search.steps -= 16;
    if (!mayFollow(search.bytes, keywordEnd)) return;
    search.steps -= behind === undefined ? 2 * reach : 2 * reach + BEHIND;
    if (behind !== undefined && !has(search.bytes, start - BEHIND, start, behind)) return;
    expression.lastIndex = 0;
    const place = expression.exec(window(search.bytes, start, reach))?.indices?.[1];
    if (place === undefined) return;
    search.found.push({ format, start: start + place[0], end: start + place[1], bond: 'assigned' });
  };
};
