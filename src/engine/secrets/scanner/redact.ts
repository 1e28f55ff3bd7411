const LONGEST_PREFIX = 12;
/** Below this length two characters would tell too much. */
const SHORT = 12;

/** Shows a secret by its prefix (the literal of its form), its length and its last two characters. */
export const redact = (value: string, prefixLength: number): string => {
  const prefix = value.slice(0, Math.min(prefixLength, LONGEST_PREFIX, Math.max(0, value.length - SHORT)));
  const tail = value.length - prefix.length < SHORT ? '' : value.slice(-2).replaceAll(/[^\x21-\x7e]/g, '·');
  return `${prefix}…${tail} (${String(value.length)})`;
};

/** What stays the same when a secret moves: no white space, no escaped line breaks, no quotes or joins of a wrapped key. */
export const normalise = (value: string): string =>
  value.startsWith('-----BEGIN') ? value.replaceAll(/\\+[nrt]|["'`+,\s\\]/g, '') : value.trim();
