import { zipSync } from 'fflate';

import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { NAME_WORDS } from '../../src/engine/secrets/matcher/by-name.ts';
import { phrases } from '../../src/engine/secrets/matcher/phrases.ts';
import { compileShape } from '../../src/engine/secrets/matcher/shape.ts';
import { BLOCKS } from './hostile-blocks.ts';

const SIZE = 1_000_000;

/** An input of one megabyte by somebody who wants the scanner to hang. */
export interface Hostile {
  readonly family: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Named = readonly [name: string, bytes: Uint8Array];

const cut = (text: string): Uint8Array => Buffer.from(text.slice(0, SIZE), 'latin1');
const fill = (block: string): Uint8Array => cut(block.repeat(Math.ceil(SIZE / Math.max(1, block.length))));
const shown = (block: string): string => JSON.stringify(block.length > 24 ? `${block.slice(0, 24)}…` : block);

/** Half-written forms: every run one character short of what it needs. */
const almost = (source: string): string =>
  source.replaceAll(/\{\w+:?(\d*)[^}]*\}/g, (_, least: string) => 'a'.repeat(Math.max(0, Number(least) - 1)));
/** Whole forms, so that each is a candidate to judge. */
const whole = (source: string): string =>
  source
    .replaceAll('{uuid}', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed')
    .replaceAll(/\{(\w+):(\d+)[^}]*\}/g, (_, alphabet: string, least: string) =>
      (/upper|uan|b32|bech32/.test(alphabet) ? 'Q7Z2K' : /digit/.test(alphabet) ? '84027' : 'a7c2e')
        .repeat(Number(least))
        .slice(0, Number(least)),
    );
const LONGEST = 8192;
/** Whole forms as long as they may be, of one letter and another one at the end: what a test for repetition likes least. */
const longest = (source: string): string =>
  source.replaceAll(/\{\w+:(\d+)(\+|-(\d+))?\}/g, (_, least: string, open?: string, most?: string) => {
    const length = open === '+' ? LONGEST : Number(most ?? least);
    return 'a'.repeat(Math.max(0, length - 1)) + (length > 0 ? 'b' : '');
  });
const shapes = catalogue.flatMap((format) => format.shapes).filter((source) => !('problem' in compileShape(source)));
const words = [
  ...new Set([...catalogue.flatMap((format) => format.near ?? []), ...NAME_WORDS, ...phrases.map((p) => p.keyword)]),
];

/** A small generator of pseudo-random numbers (mulberry32), so that every run tries the same inputs. */
const dice = (seed: number): (<Item>(items: readonly Item[]) => Item) => {
  let state = seed;
  return (items) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const item = items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
};

const GLUE = ['=', ' = ', ': ', '":"', " => '", ' ', '\n', '\r', '\t', '("', "','", '\\n', '%3D', '\\"', '`', '{', '<'];
const FILLING = [
  'a7c2e9',
  'AKIA',
  'eyJ',
  '0'.repeat(40),
  'deadbeef',
  'Zm9vYmFy',
  '%41',
  '\\u0041',
  '" + "',
  '@',
  '://',
];

/** Names, operators, quotes, prefixes and half-written forms in any order. */
const mixture = (seed: number, least: number): Uint8Array => {
  const choose = dice(seed);
  const kit = Array.from({ length: least }, () => choose([words, shapes.map(almost), shapes.map(whole), FILLING]));
  const parts: string[] = [];
  for (let length = 0; length < SIZE;) {
    const part = choose(choose(kit)) + choose(GLUE);
    parts.push(part);
    length += part.length;
  }
  return cut(parts.join(''));
};

const percent = (text: string): string =>
  Array.from(text, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string): string =>
  Array.from(text, (char) => `\\u00${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const entity = (text: string): string => Array.from(text, (char) => `&#${String(char.charCodeAt(0))};`).join('');
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
const lazyPercent = (text: string): string => text.replaceAll('%', '%25');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');
const ENCODINGS = [percent, unicode, entity, base64, hex, lazyPercent, utf16];

/** Every pair and some longer chains of encodings, around text that is costly once it is decoded. */
const nestings = (): readonly Named[] => {
  const chains = ENCODINGS.flatMap((outer) =>
    ENCODINGS.flatMap((inner) => [
      [outer, inner],
      [outer, inner, outer, inner],
      [outer, outer, inner],
    ]),
  );
  return chains.flatMap((chain) =>
    ['token="a7c2e9" ', '%2525252541', 'QUFBQUFB', `${hex('secret=a')} `].map((core): Named => {
      const text = chain.reduceRight((inner, encode) => encode(inner), core.repeat(400));
      const name = `${chain.map((encode) => encode.name).join(' of ')} of ${shown(core)}`;
      return [name, fill(`${text.slice(0, 200_000)}\n`)];
    }),
  );
};

const pad = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** The same costly word on one line, on lines of every length, and with each kind of line end. */
const lines = (): readonly Named[] =>
  [
    'token=',
    'password: "',
    'kind: Secret\n data:\n',
    '://a:b@c',
    '-----BEGIN PRIVATE KEY-----',
    'sumo ',
    "'a' + ",
  ].flatMap((word) =>
    ['\n', '\r', '\r\n', '\n\n\n\n', '\u2028'].flatMap((end) =>
      [word.length, 80, 300, 4000].map((length): Named => [
        `${shown(word)} on lines of ${String(length)} ended by ${shown(end)}`,
        fill(pad(word, length) + end),
      ]),
    ),
  );

/** Archives that say more than they hold: overlapping entries, bombs, headers without end. */
const archives = (): readonly Named[] => {
  const costly = fill('token="a7c2e9q1" ').subarray(0, 400_000);
  const member = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
    fill('name').subarray(0, SIZE - 10),
  ]);
  return [
    ['zip of overlapping stored entries', overlapping(costly)],
    ['zip of 4,000 small entries', zipSync(Object.fromEntries(manyEntries(4000, 180)), { level: 0 })],
    ['zip bomb', zipSync({ a: new Uint8Array(60_000_000) })],
    ...['token="a7c2e9q1" ', '%2525252541', 'QUFBQUFB', '"a" + ', 'x\0'].map((core): Named => [
      `zip of 9 MB of ${shown(core)}`,
      padTo(zipSync({ a: Buffer.from(core.repeat(9_000_000 / core.length), 'latin1') })),
    ]),
    ['gzip with an endless name', member],
    ['tar of empty files', tarOfEmpty(SIZE)],
  ];
};

/** An archive may be followed by anything; the limits grow with the size of the file. */
const padTo = (archive: Uint8Array): Uint8Array => {
  const end = archive.subarray(-22);
  const comment = Buffer.alloc(60_000, 32);
  const closed = Buffer.from(end);
  closed.writeUInt16LE(comment.length, 20);
  const before = Buffer.alloc(Math.max(0, SIZE - archive.length - comment.length), 32);
  return Buffer.concat([before, archive.subarray(0, -22), closed, comment]);
};

const manyEntries = (count: number, size: number): readonly (readonly [string, Uint8Array])[] =>
  Array.from({ length: count }, (_, at) => [String(at), fill('secret=a7c2e9 ').subarray(0, size)] as const);

/** A zip file whose directory lists one stored entry thousands of times. */
const overlapping = (content: Uint8Array): Uint8Array => {
  const single = Buffer.from(zipSync({ a: content }, { level: 0 }));
  const directory = single.readUInt32LE(single.length - 6);
  const entry = single.subarray(directory, single.length - 22);
  const count = Math.min(5000, Math.floor((SIZE - single.length) / entry.length));
  const end = Buffer.from(single.subarray(-22));
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(count * entry.length, 12);
  return Buffer.concat([single.subarray(0, directory), ...Array.from({ length: count }, () => entry), end]);
};

const tarOfEmpty = (size: number): Uint8Array => {
  const header = Buffer.alloc(512);
  header.write('a');
  header.write('00000000000', 124);
  header.write('ustar', 257);
  return Buffer.concat(Array.from({ length: Math.floor(size / 512) }, () => header));
};

const KEYWORDS_AT_ONCE = 12;

/** Each keyword of the catalogue over and over, a dozen of one group at a time. */
const keywords = (): readonly Named[] => {
  const groups: Named[] = [];
  for (let at = 0; at < words.length; at += KEYWORDS_AT_ONCE) {
    const some = words.slice(at, at + KEYWORDS_AT_ONCE);
    for (const glue of [' ', '=', '="'])
      groups.push([`${shown(some.join(' '))} with ${shown(glue)}`, fill(some.map((word) => word + glue).join(''))]);
  }
  return groups;
};

const families: Readonly<Record<string, () => readonly Named[]>> = {
  'one block over and over': () => BLOCKS.map((block): Named => [shown(block), fill(block)]),
  'all words of the catalogue': () =>
    ['', ' ', '=', '\n', '="'].map((glue): Named => [`joined by ${shown(glue)}`, fill(words.join(glue))]),
  'a dozen keywords over and over': keywords,
  'half-written forms': () =>
    ['\n', ' = ', '"', ''].map((glue): Named => [`joined by ${shown(glue)}`, fill(shapes.map(almost).join(glue))]),
  'whole forms': () =>
    ['\n', ' = ', '" "'].map((glue): Named => [`joined by ${shown(glue)}`, fill(shapes.map(whole).join(glue))]),
  'forms as long as they may be': () =>
    shapes
      .map(longest)
      .filter((text) => text.length > 300)
      .flatMap((text) => [`${text}\n`, `key = "${text}" `].map((block): Named => [shown(block), fill(block)])),
  'mixtures of everything': () =>
    Array.from({ length: 60 }, (_, seed): Named => [`seed ${String(seed)}`, mixture(seed, 1 + (seed % 6))]),
  'encodings inside encodings': nestings,
  'lines of every length': lines,
  archives,
};

/** Inputs of one megabyte, family by family, each made when it is its turn. */
export function* hostileInputs(): Generator<Hostile> {
  for (const [family, make] of Object.entries(families))
    for (const [name, bytes] of make()) yield { family, name, bytes };
}
