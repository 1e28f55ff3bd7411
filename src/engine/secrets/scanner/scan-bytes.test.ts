import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { checkDigits } from '../demotion/checksum.ts';
import { compileCatalogue } from '../matcher/compile.ts';
import type { Finding } from './finding.ts';
import { scanBytes } from './scan-bytes.ts';

const scanner = { matcher: compileCatalogue(catalogue), mac: (text: string) => `digest of ${String(text.length)}` };
const scanText = (text: string): readonly Finding[] => scanBytes(scanner, Buffer.from(text)).findings;

// Made up, and put together here so that no scanner takes it for real.
const RANDOM = 'K7pQ2xVb9TmZ4rWc8NdJ3sLf6HgYtE';
const TOKEN = ['gh', 'p_', RANDOM, checkDigits(RANDOM)].join('');
const HEX = Buffer.from(TOKEN).toString('hex');
const escaped = (form: (code: string) => string): string =>
  Array.from(TOKEN, (char) => form(char.charCodeAt(0).toString(16).padStart(2, '0'))).join('');
const half = Math.floor(TOKEN.length / 2);
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a token is found', () => {
  test.each([
    ['in plain text', Buffer.from(`a = "${TOKEN}"`), []],
    ['in base64', Buffer.from(`a = "${Buffer.from(`x ${TOKEN}`).toString('base64')}"`), ['base64']],
    [
      'in base64 of base64',
      Buffer.from(Buffer.from(Buffer.from(`x ${TOKEN}`).toString('base64')).toString('base64')),
      ['base64', 'base64'],
    ],
    ['in hexadecimal', Buffer.from(`a = ${HEX}`), ['hex']],
    ['in percent escapes', Buffer.from(`a=${escaped((code) => `%${code}`)}`), ['escape']],
    ['in unicode escapes', Buffer.from(`a = "${escaped((code) => `\\u00${code}`)}"`), ['escape']],
    ['in entities', Buffer.from(`<p>${escaped((code) => `&#x${code};`)}</p>`), ['escape']],
    ['in two strings joined by +', Buffer.from(`a = "${TOKEN.slice(0, half)}" + "${TOKEN.slice(half)}"`), ['joined']],
    [
      'in two strings joined by a dot',
      Buffer.from(`$a = '${TOKEN.slice(0, half)}' . '${TOKEN.slice(half)}';`),
      ['joined'],
    ],
    [
      'split by a character without width',
      Buffer.from(`a = ${TOKEN.slice(0, half)}\u200b${TOKEN.slice(half)}`),
      ['zero-width'],
    ],
    ['in UTF-16', utf16(`a = "${TOKEN}"\n`), ['utf-16']],
    ['in a gzip file', gzipSync(strToU8(`a = "${TOKEN}"`)), ['gzip']],
    [
      'in an Office document',
      zipSync({ 'word/document.xml': strToU8(`<w:t>${TOKEN}</w:t>`) }),
      ['entry:word/document.xml'],
    ],
    ['in a zip in a zip', zipSync({ 'a.zip': zipSync({ b: strToU8(TOKEN) }) }), ['entry:a.zip', 'entry:b']],
  ] as const)('%s', (_, bytes, layers) => {
    const finding = scanBytes(scanner, bytes).findings.find((each) => each.detector === 'github-personal-token');
    expect(finding?.layers).toEqual(layers);
    expect(finding?.demoted).toBeUndefined();
    expect(finding?.certain).toBe(true);
  });

  test('with the line and the column people see', () => {
    const [finding] = scanText(`one\ntwo\né = "${TOKEN}"\n`);
    expect([finding?.line, finding?.column]).toEqual([3, 6]);
  });
});

describe('names people write reveal a password', () => {
  const password = ['Vx7', '!kQ2', '#mPz', '9wTb'].join('');
  test.each([
    ['WordPress', `define( 'DB_PASSWORD', '${password}' );`],
    ['Laravel', `DB_PASSWORD=${password}`],
    ['Django', `'PASSWORD': '${password}',`],
    ['Symfony', `password: "${password}"`],
    ['French', `mot_de_passe = "${password}"`],
    ['French, short', `$mdp = '${password}';`],
    ['a database address', `DATABASE_URL=mysql://app:${password.replace('#', '')}@db.intern:3306/app`],
    ['netrc', `machine ftp.intern login app password ${password}`],
  ])('%s', (_, text) => {
    expect(scanText(text).filter((finding) => finding.demoted === undefined)).toHaveLength(1);
  });
});

describe('what is secret blocks in spite of', () => {
  const live = ['sk_', 'live_', '51Hc8vQ2LkZ7tYxW9mPbR4nJd'].join('');
  const random = ['2b8ex5dWnfZsw7x', 'YhmbQaOFXvA3Z7d', 'WdsLMBvNmvy2CM1wV8gN'].join('');
  test.each([
    ['a vendor that documents another form', `infomaniakToken = "${random}"`],
    ['a mark of tests in a form of its own', ['lob_key = "test', '_cc6a07d01ec810a3f8344456bd7a4de7f81"'].join('')],
    ["its vendor's name inside another word", ['myairtablekey = "', 'q7Xw2', 'Zr9Tk4', 'Mv8LpD"'].join('')],
    ['a badge before it', `badge=${live}`],
    ['the end of a file name after it', `key = "${live}.js".slice(0, -3)`],
    [
      'another of the same value before it that reads like an example',
      `badge: ${random} infomaniakToken = "${random}"`,
    ],
    [
      'a sign of code in a salt',
      ["define('AUTH_KEY', 'x9${Kq|;,", "w]Tz4&mB!~Pv7=>Rj2@c+Lf5^N(d8)uS:h6*Yg%'"].join('') + ');',
    ],
  ])('%s', (_, text) => {
    expect(scanText(text).some((finding) => finding.demoted === undefined)).toBe(true);
  });
});

describe('what is no secret is shown with the reason', () => {
  test.each([
    ['a repetition', ['gl', 'pat-', 'x'.repeat(20)].join(''), 'placeholder'],
    ['the example of a manual', ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''), 'placeholder'],
    ['a private key without a key', '-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----', 'structure'],
    ['a reference', 'password = "${DB_PASSWORD}"', 'code'],
    ['the name of a host', 'https://company.jfrog.io', 'identifier'],
    ['words', 'api_token = "PersonalAccessTokenOfTheUser"', 'placeholder'],
  ])('%s', (_, text, reason) => {
    for (const finding of scanText(text)) expect(finding.demoted).toBe(reason);
  });

  test.each([
    ['a comparison', 'if (token === "Zk3vQ9xLmP2r") return;'],
    ['an empty literal', 'url.password = ""; port = "8080-and-more";'],
    ['a commit in an address', 'https://github.com/a/b/commit/78b8258835b57fc2100d076151ab506bc3202ae6'],
    ['a public key', 'public_key = "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"'],
  ])('%s is not even shown', (_, text) => {
    expect(scanText(text)).toEqual([]);
  });
});

const reasons = (bytes: Uint8Array): readonly string[] => scanBytes(scanner, bytes).unread;
const nested = (levels: number): Uint8Array => {
  let bytes: Uint8Array = strToU8(TOKEN);
  for (let level = 0; level < levels; level++) bytes = zipSync({ [`${String(level)}.zip`]: bytes });
  return bytes;
};

describe('what cannot be read is said', () => {
  test('a bomb', () => {
    expect(reasons(gzipSync(new Uint8Array(20_000_000), { level: 1 }))).toEqual(['too-large']);
  });
  test('archives inside archives beyond the depth', () => {
    expect(reasons(nested(8))).toContain('too-deep');
  });
  test('more entries than are opened', () => {
    const entries = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [String(at), new Uint8Array(0)]));
    expect(reasons(zipSync(entries, { level: 0 }))).toContain('too-many-entries');
  });
  test('an archive cut short', () => {
    expect(reasons(zipSync({ a: strToU8(TOKEN) }).subarray(0, 40))).toEqual(['damaged-archive']);
  });
  test.each([
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
    ['lz4', [0x04, 0x22, 0x4d, 0x18, 0x64]],
    ['cab', [0x4d, 0x53, 0x43, 0x46, 0, 0]],
    ['deb', Array.from(Buffer.from('!<arch>\ndebian-binary   1'))],
  ])('an archive of another kind: %s', (_, bytes) => {
    expect(reasons(Uint8Array.from(bytes))).toEqual(['unsupported-archive']);
  });
  test('more findings than are listed', () => {
    const many = Array.from({ length: 1100 }, (_, at) => `password = "Vx7!kQ2#${String(at)}"`).join('\n');
    const counting = { ...scanner, mac: (text: string) => text };
    expect(scanBytes(counting, Buffer.from(many)).unread).toContain('too-many-findings');
  });
});

describe('whatever the bytes', () => {
  test('the scan answers and shows no more than the ends of a secret', () => {
    const around = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const shown = JSON.stringify(scanText(`${before} "${TOKEN}" ${after}`));
        expect(shown).not.toContain(TOKEN.slice(4, -2));
      }),
    );
  });

  test('random bytes, truncated archives and broken encodings never throw', () => {
    const archive = zipSync({ a: strToU8(TOKEN), 'b.gz': gzipSync(strToU8(TOKEN)) });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(archive.length), (noise, cut) => {
        const damaged = Uint8Array.from([...archive.subarray(0, cut), ...noise, ...archive.subarray(cut)]);
        for (const bytes of [noise, damaged, archive.subarray(cut)])
          expect(scanBytes(scanner, bytes)).toHaveProperty('findings');
      }),
    );
  });
});
