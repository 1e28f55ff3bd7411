import type { Format, Kind } from './format.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  id: 'identifier',
  secret: 'secret',
  token: 'token',
  password: 'password',
};

/** `name` or `name#kind`: the words that must stand near, and what is found there. */
const readWords = (cell: string): { readonly words: readonly string[]; readonly kind: Kind } => {
  const [words = '', kind = ''] = cell.split('#');
  return { words: words.split(','), kind: KINDS[kind] ?? 'api-key' };
};

const readRow = (row: string): Format => {
  const [words = '', vendor = '', site = '', shapes = ''] = row.split('|').map((cell) => cell.trim());
  const { words: near, kind } = readWords(words);
  const [first = ''] = near;
  return {
    id: `${first.replaceAll(/[^a-z0-9]+/g, '-')}-${kind}`,
    vendor,
    kind,
    severity: kind === 'identifier' ? 'low' : 'medium',
    shapes: shapes.split(' '),
    near,
    revoke: `https://${site}`,
    source: 'observed',
  };
};

/**
 * Reads a table of services whose keys carry no prefix of their own, one a line:
 * `words that stand near[#kind] | vendor | site where the key is replaced | shapes`.
 */
export const readServices = (table: string): readonly Format[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => readRow(line));
