const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const INVALID = -1;
const BLANK = -2;

const values = new Int8Array(256).fill(INVALID);

/** The six bits a byte stands for in base64 of either alphabet; negative when it stands for none. */
export const sextets: Readonly<Int8Array> = values;

for (const [index, char] of Array.from(ALPHABET).entries()) values[char.charCodeAt(0)] = index;
for (const [chars, value] of [
  ['+-', 62],
  ['/_', 63],
  [' \t\r\n', BLANK],
] as const)
  for (const char of Array.from(chars)) values[char.charCodeAt(0)] = value;

/** Decodes base64 bytes of either alphabet (RFC 4648) from `start` to `end`, past white space; nothing when another byte stands there. */
export const decodeBase64Bytes = (bytes: Uint8Array, start: number, end: number): Uint8Array | undefined => {
  const out = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    const value = values[bytes[at] ?? 0] ?? INVALID;
    if (value === BLANK) continue;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = (held >> bits) & 255;
  }
  return out.subarray(0, length);
};

/** Decodes a base64 text of either alphabet, without its padding; nothing when it is none. */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  return decodeBase64Bytes(bytes, 0, bytes.length);
};
