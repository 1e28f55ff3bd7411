import type { Format } from '../catalogue/format.ts';
import { bitOf } from './alphabets.ts';
import type { Trigger } from './candidate.ts';
import { latin1, runOn } from './text.ts';

/** The longest private key read whole, in bytes: an 8192-bit RSA key takes about 6,500. */
const LONGEST_KEY = 16_384;
const armored = bitOf('armored');
const HEADER = /^-----BEGIN([ \w]{0,60})PRIVATE KEY( BLOCK)?-----/i;

/**
 * Finds a private key between its BEGIN and END lines of one label (RFC 7468), with line breaks written out or escaped;
 * a BEGIN without END counts as the lines that follow.
 */
export const byArmor =
  (format: Format, keyword: string): Trigger =>
  (search, keywordEnd) => {
    const { bytes } = search;
    const start = keywordEnd - keyword.length;
    const header = HEADER.exec(latin1(bytes, start, Math.min(bytes.length, start + 110)));
    search.steps -= 110;
    if (header === null) return;
    const text = latin1(bytes, start, Math.min(bytes.length, start + LONGEST_KEY));
    search.steps -= text.length;
    const footer = text.indexOf('-----END', header[0].length);
    const close = footer < 0 ? -1 : text.indexOf('-----', footer + 8);
    const body = start + header[0].length;
    const end = close < 0 ? runOn(bytes, body, armored, LONGEST_KEY) : start + close + 5;
    search.found.push({ format, start, end, bond: 'form', body });
  };

/** A manifest is read within this many bytes around its `kind: Secret`. */
const MANIFEST = 4000;
const KIND = /^[ \t]{0,8}kind:[ \t]{0,4}["']?secret["']?[ \t]{0,40}$/im;
const ENTRY =
  /^[ \t]{1,40}["']?[\w.-]{1,80}["']?:[ \t]{1,20}(?:[|>][-+]?\s{1,40})?["']?([\w+/=-]{10,2000})["']?[ \t]{0,40}$/gim;

interface Block {
  readonly text: string;
  readonly offset: number;
}

/** The YAML document around a place, cut at its `---` lines. */
const documentAround = (bytes: Uint8Array, at: number): Block => {
  const from = Math.max(0, at - MANIFEST);
  const before = latin1(bytes, from, at);
  const after = latin1(bytes, at, Math.min(bytes.length, at + MANIFEST));
  const cut = before.lastIndexOf('\n---');
  const close = after.indexOf('\n---');
  const head = cut < 0 ? before : before.slice(cut + 4);
  return { text: head + (close < 0 ? after : after.slice(0, close)), offset: at - head.length };
};

const dataBlock = (text: string): Block | undefined => {
  const found = /^([ \t]{0,8})(?:data|stringData):[ \t]{0,20}\r?\n/im.exec(text);
  if (found === null) return undefined;
  const offset = found.index + found[0].length;
  const rest = text.slice(offset);
  const next = /^[a-z]\w{0,40}:/im.exec(rest);
  return { text: next === null ? rest : rest.slice(0, next.index), offset };
};

/** Finds the values under `data:` of a Kubernetes manifest of kind Secret. */
export const byManifest =
  (format: Format): Trigger =>
  (search, keywordEnd) => {
    search.steps -= 2 * MANIFEST;
    const manifest = documentAround(search.bytes, keywordEnd);
    if (!KIND.test(manifest.text)) return;
    const data = dataBlock(manifest.text);
    if (data === undefined) return;
    search.steps -= data.text.length;
    for (const entry of data.text.matchAll(ENTRY)) {
      const value = entry[1] ?? '';
      const start = manifest.offset + data.offset + entry.index + entry[0].indexOf(value);
      search.found.push({ format, start, end: start + value.length, bond: 'assigned' });
    }
  };
