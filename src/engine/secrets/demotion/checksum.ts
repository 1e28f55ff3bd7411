const POLYNOMIAL = 0xed_b8_83_20;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK_LENGTH = 6;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value >>> 0;
});

/** CRC-32 of a text's characters taken as bytes (ISO 3309). */
const crc32 = (text: string): number => {
  let value = 0xff_ff_ff_ff;
  for (let at = 0; at < text.length; at++) value = (table[(value ^ text.charCodeAt(at)) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xff_ff_ff_ff) >>> 0;
};

const base62 = (value: number): string => {
  let text = '';
  for (let rest = value; text.length < CHECK_LENGTH; rest = Math.floor(rest / 62))
    text = (DIGITS[rest % 62] ?? '') + text;
  return text;
};

/** Writes the six characters that close a GitHub or npm token: the CRC-32 of the rest in base 62 (GitHub, 2021). */
export const checkDigits = (body: string): string => base62(crc32(body));

/** Tells whether a token's last six characters are the checksum of what precedes them. */
export const hasChecksum = (body: string): boolean =>
  body.slice(-CHECK_LENGTH) === checkDigits(body.slice(0, -CHECK_LENGTH));
