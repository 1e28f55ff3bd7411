import { decodeBase64 } from '../decoding/base64.ts';

const ARMOR = /^-----BEGIN[^-]{0,70}PRIVATE KEY(?: BLOCK)?-----/i;
const FOOTER = /-----END[\s\S]*$/;
/** Line breaks written out, quotes and string joins that surround a key in code. */
const WRAPPING = /\\+[nrt]|["'`+,\s\\]/g;
const HEADERS = /^(?:Proc-Type|DEK-Info|Comment|Version|Hash|Charset|Key-Type)[^\r\n\\]*/gim;
/** An ed25519 key, the shortest in use, takes 64 characters. */
const SHORTEST_KEY = 60;
/** Without its END line a key shows in the length of its body. */
const SHORTEST_UNCLOSED = 200;
/** DER sequence, OpenSSH, PGP secret key packets. */
const KEY_STARTS = /^(?:M[CDFGHIJ]|b3BlbnNzaC1rZXktdjE|l[QFIO]|x[cVQ]|lQ|LS)/;

/** Tells whether a PEM block holds what a private key holds: enough base64, beginning as keys do (RFC 7468, 5958, 4880). */
export const isPrivateKey = (block: string): boolean => {
  const encrypted = /Proc-Type|ENCRYPTED/i.test(block);
  const body = block.replace(ARMOR, '').replace(FOOTER, '').replace(HEADERS, '').replaceAll(WRAPPING, '');
  if (body.length < SHORTEST_KEY || !/^[A-Za-z0-9+/=]+$/.test(body)) return false;
  if (!block.includes('-----END') && body.length < SHORTEST_UNCLOSED) return false;
  return encrypted || KEY_STARTS.test(body);
};

/** The text a base64 value holds, empty when it holds none. */
export const decodedText = (part: string): string => {
  const bytes = decodeBase64(part.replaceAll(/[^\w+/-]/g, ''));
  return bytes === undefined ? '' : String.fromCharCode(...bytes.subarray(0, 4096));
};

/** Tells whether a token's header is the JSON of a JSON Web Token (RFC 7519). */
export const isJsonWebToken = (token: string): boolean => {
  const [header = ''] = token.split('.');
  return /^\s*\{/.test(decodedText(header)) && decodedText(header).includes('"');
};

/** Tells whether a JSON Web Token carries the payload of the published examples. */
export const isExampleToken = (token: string): boolean => {
  const [, payload = ''] = token.split('.');
  return /"sub":\s*"1234567890"|John Doe|example\.(?:com|org)/.test(decodedText(payload));
};
