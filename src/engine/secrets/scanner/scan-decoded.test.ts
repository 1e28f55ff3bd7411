import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { checkDigits } from '../demotion/checksum.ts';
import { compileCatalogue } from '../matcher/compile.ts';
import type { Finding } from './finding.ts';
import { scanBytes } from './scan-bytes.ts';

const scanner = { matcher: compileCatalogue(catalogue), mac: (text: string) => `digest of ${String(text.length)}` };

// Made up, and put together here so that no scanner takes it for real.
const RANDOM = 'K7pQ2xVb9TmZ4rWc8NdJ3sLf6HgYtE';
const TOKEN = ['gh', 'p_', RANDOM, checkDigits(RANDOM)].join('');
const [HEAD, TAIL] = [TOKEN.slice(0, 17), TOKEN.slice(17)];

const find = (bytes: Uint8Array): Finding | undefined =>
  scanBytes(scanner, bytes).findings.find((finding) => finding.detector === 'github-personal-token');

/** Writes text after three lines and some letters that take two bytes; `^` marks where the finding is to be reported. */
const placed = (text: string): readonly [bytes: Uint8Array, line: number, column: number] => {
  const whole = `un\ndeux\ntrois\né é ${text}\nsix\n`;
  const before = whole.slice(0, whole.indexOf('^'));
  return [Buffer.from(whole.replace('^', '')), before.split('\n').length, before.length - before.lastIndexOf('\n')];
};

const hexOf = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
const escaped = (text: string, form: (code: string) => string): string =>
  Array.from(text, (char) => form(hexOf(char))).join('');
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const wrapped = (text: string, width: number): string =>
  text.replaceAll(new RegExp(`.{${String(width)}}`, 'g'), '$&\n');

/** 60 bytes are 80 characters of base64, a whole number of lines of 40. */
const PADDING = 'a line that leads to it, as long as needed for a round sum. ';

describe('a token under a layer is reported where it stands in the outer file', () => {
  test.each([
    ['plain', `x = "^${TOKEN}"`],
    ['base64', `x = "^${base64(TOKEN)}"`],
    ['base64 that says more', `x = "${base64('user: me,')}^${base64(TOKEN)}"`],
    ['hexadecimal', `x = ${hex('user ')}^${hex(TOKEN)}`],
    ['percent escapes', `x=a${escaped('=', (code) => `%${code}`)}^${escaped(TOKEN, (code) => `%${code}`)}`],
    ['one escape inside', `x = "^${HEAD.slice(0, 3)}\\x5f${TOKEN.slice(4)}"`],
    ['one percent escape inside', `https://a.example/?t=^${HEAD.slice(0, 3)}%5F${TOKEN.slice(4)}`],
    ['unicode escapes', `x = "^${escaped(TOKEN, (code) => `\\u00${code}`)}"`],
    ['unicode escapes in braces', `x = "^${escaped(TOKEN, (code) => `\\u{${code}}`)}"`],
    ['unicode escapes of eight digits', `x = "^${escaped(TOKEN, (code) => `\\U000000${code}`)}"`],
    [
      'octal escapes',
      `x = "^${Array.from(TOKEN, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}"`,
    ],
    ['decimal entities', `<p>^${Array.from(TOKEN, (char) => `&#${String(char.charCodeAt(0))};`).join('')}</p>`],
    ['hexadecimal entities', `<p>^${escaped(TOKEN, (code) => `&#x${code};`)}</p>`],
    ['strings joined by +', `x = "^${HEAD}" + "${TAIL}"`],
    ['strings joined over lines', `x = "^${HEAD}" +\n      "${TAIL}"`],
    ['a word that a backslash carries on', `export X=^${HEAD}\\\n${TAIL}`],
    ['a word that goes on further in, after a carriage return', `x: "^${HEAD}\\\r\n    ${TAIL}"`],
    ['a word carried on twice', `X=^${HEAD}\\\n${TAIL.slice(0, 5)}\\\n${TAIL.slice(5)}`],
    ['strings joined by a dot, as in PHP', `$x = '^${HEAD}' . '${TAIL}';`],
    ['strings side by side, as in Python and C', `x = ("^${HEAD}"\n     "${TAIL}")`],
    ['strings joined by &', `x = "^${HEAD}" & "${TAIL}"`],
    ['strings joined by ||, as in SQL', `x = '^${HEAD}' || '${TAIL}'`],
    ['strings joined by ~, as in Twig', `{{ '^${HEAD}' ~ '${TAIL}' }}`],
    ['strings joined by concat', `x = "^${HEAD}".concat("${TAIL}")`],
    ['strings joined in brackets', `x = ("^${HEAD}") + ("${TAIL}")`],
    ['a template with a literal in it', `x = \`^${HEAD}\${'${TAIL.slice(0, 9)}'}${TAIL.slice(9)}\``],
    ['a template that begins with a literal', `x = \`\${"^${HEAD}"}${TAIL}\``],
    ['characters without width', `x = "^${HEAD}\u200b\u2060${TAIL}"`],
    ['soft hyphens', `x = "^${HEAD}\u00ad${TAIL}"`],
    ['the string of another file', `{"sourcesContent":["const x = \\"^${TOKEN}\\";\\n"]}`],
  ])('%s', (_, text) => {
    const [bytes, line, column] = placed(text);
    const finding = find(bytes);
    expect([finding?.line, finding?.column, finding?.demoted]).toEqual([line, column, undefined]);
  });

  test('base64 in lines', () => {
    const text = `k = |\n${wrapped(base64(PADDING + TOKEN), 80)}`;
    expect(find(Buffer.from(text))).toMatchObject({ line: 3, column: 1, layers: ['base64'] });
  });

  test.each([36, 40, 64, 76])('base64 in lines of %i, with a word below', (width) => {
    const text = `k = |\n${wrapped(base64(PADDING + TOKEN).replace(/=+$/, ''), width)}\nsomethingElse: 1\n`;
    expect(find(Buffer.from(text))).toMatchObject({ column: (80 % width) + 1, layers: ['base64'] });
  });

  test('base64 of text in two bytes a character, as PowerShell takes it', () => {
    const [bytes, line, column] = placed(
      `powershell -e ^${Buffer.from(`${TOKEN}\r\n$x`, 'utf16le').toString('base64')}`,
    );
    expect(find(bytes)).toMatchObject({ line, column, layers: ['base64', 'utf-16'] });
  });

  test('base64 of a zip file: the line inside its entry', () => {
    const archive = zipSync({ 'a/.env': strToU8(`A=1\nB=${TOKEN}\n`) });
    const [bytes] = placed(`^${base64(archive)}`);
    expect(find(bytes)).toMatchObject({ line: 2, column: 3, layers: ['base64', 'entry:a/.env'] });
  });
});

const wide = (text: string, order: 'little' | 'big', mark: boolean): Uint8Array => {
  const little = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'little' ? little : little.swap16();
};

describe('text in two bytes a character', () => {
  const text = `un\ndeux\nx = "${TOKEN}"\n`;
  test.each([
    ['little end first, with a mark', wide(text, 'little', true)],
    ['little end first, without', wide(text, 'little', false)],
    ['big end first, with a mark', wide(text, 'big', true)],
    ['big end first, without', wide(text, 'big', false)],
  ])('%s', (_, bytes) => {
    expect(find(bytes)).toMatchObject({ line: 3, column: 6, layers: ['utf-16'] });
  });

  test('after other text, as when a program adds lines to a file', () => {
    const bytes = Buffer.concat([Buffer.from(`${'line\n'.repeat(200)}x = `), wide(TOKEN, 'little', false)]);
    expect(find(bytes)).toMatchObject({ line: 201, column: 5, layers: ['utf-16'] });
  });

  test('after letters that are not Latin', () => {
    const bytes = wide(`${'漢字'.repeat(200)}\n${TOKEN}\n`, 'little', false);
    expect(find(bytes)?.layers).toEqual(['utf-16']);
  });
});

const tar = (name: string, content: Uint8Array): Uint8Array => {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('0', 156);
  header.write('ustar', 257);
  const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  padded.set(content);
  return Buffer.concat([header, padded, Buffer.alloc(1024)]);
};

describe('archives inside archives', () => {
  const env = strToU8(`A=1\nB=${TOKEN}\n`);
  test.each([
    ['tar', tar('a/.env', env), ['entry:a/.env']],
    ['tar.gz', gzipSync(tar('a/.env', env)), ['gzip', 'entry:a/.env']],
    ['zip in tar.gz', gzipSync(tar('a.zip', zipSync({ b: env }))), ['gzip', 'entry:a.zip', 'entry:b']],
    [
      'jar in war',
      zipSync({ 'WEB-INF/lib/a.jar': zipSync({ 'application.yml': env }) }),
      ['entry:WEB-INF/lib/a.jar', 'entry:application.yml'],
    ],
    ['stored without compression', zipSync({ b: env }, { level: 0 }), ['entry:b']],
    [
      'after a script that opens it',
      Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'), zipSync({ b: env })]),
      ['entry:b'],
    ],
  ])('%s', (_, bytes, layers) => {
    expect(find(bytes)).toMatchObject({ line: 2, column: 3, layers });
  });

  test('what stands before an archive is looked at as text', () => {
    const script = Buffer.from(`#!/bin/sh\nTOKEN=${TOKEN}\n`);
    expect(find(Buffer.concat([script, zipSync({ b: strToU8('nothing') })]))).toMatchObject({ line: 2, layers: [] });
  });

  test('an archive at the end of a tar file hides nothing of it', () => {
    const bytes = Buffer.concat([tar('a', env).subarray(0, 1024), tar('b.zip', zipSync({ c: strToU8('nothing') }))]);
    expect(find(bytes)).toMatchObject({ layers: ['entry:a'] });
  });

  test('what stands between the entries of an archive is looked at', () => {
    const archive = zipSync({ a: strToU8('nothing') });
    expect(find(Buffer.concat([archive.subarray(0, -22), archive.subarray(-22), Buffer.from(TOKEN)]))).toBeDefined();
  });

  test('a directory that lists one entry again and again costs no more than it may', () => {
    const single = Buffer.from(zipSync({ a: strToU8('x'.repeat(200_000)) }, { level: 0 }));
    const directory = single.readUInt32LE(single.length - 6);
    const entry = single.subarray(directory, single.length - 22);
    const end = Buffer.from(single.subarray(-22));
    end.writeUInt16LE(4000, 10);
    end.writeUInt32LE(4000 * entry.length, 12);
    const bytes = Buffer.concat([single.subarray(0, directory), ...Array.from({ length: 4000 }, () => entry), end]);
    expect(scanBytes(scanner, bytes).unread).toContain('too-large');
  });

  test('an entry that the directory does not list is said not to be read', () => {
    const [listed, hidden] = [zipSync({ 'a.txt': strToU8('hello') }), zipSync({ 'b.txt': strToU8(TOKEN.repeat(4)) })];
    const unlisted = hidden.subarray(0, hidden.length - 70);
    expect(scanBytes(scanner, listed).unread).toEqual([]);
    for (const parts of [
      [unlisted, listed],
      [Buffer.from('#!/bin/sh\n'), unlisted, listed],
    ])
      expect(scanBytes(scanner, Buffer.concat(parts)).unread).toEqual(['damaged-archive']);
  });

  test('a gzip file whose name never ends is damaged, at once', () => {
    const header = Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3);
    expect(scanBytes(scanner, Buffer.concat([header, Buffer.alloc(3_000_000, 65)])).unread).toEqual([
      'damaged-archive',
    ]);
  });

  test('sizes in another base are said not to be read', () => {
    const bytes = Buffer.from(tar('a', env));
    bytes[124] = 0x80;
    expect(scanBytes(scanner, bytes).unread).toEqual(['unsupported-archive']);
  });
});

describe('what is not a secret stays silent', () => {
  test.each([
    ['a list of strings', `["${HEAD}", "${TAIL}"]`],
    ['the arguments of a call', `f("${HEAD}", "${TAIL}")`],
    ['attributes', `<a b="${HEAD}" c="${TAIL}">`],
  ])('%s is not joined', (_, text) => {
    expect(find(Buffer.from(text))).toBeUndefined();
  });
});
