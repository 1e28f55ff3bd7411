import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { compileShape } from '../../src/engine/secrets/matcher/shape.ts';

const SIZE = 1_000_000;

const fill = (block: string): Uint8Array =>
  Buffer.from(block.repeat(Math.ceil(SIZE / block.length)).slice(0, SIZE), 'latin1');

/** Blocks that make a search look far for nothing: the words of the catalogue, half-written forms, quotes, escapes, line ends. */
const BLOCKS: readonly string[] = [
  '\r',
  '\n',
  'a',
  'A',
  '0',
  '=',
  '"',
  "'",
  '\\',
  '%',
  '&',
  '{',
  ' ',
  '\0',
  '\u00ff',
  '/',
  '.',
  '-',
  '"\'`',
  '\\"',
  '":"',
  '"+"',
  "'.'",
  '" + \n "',
  '\\u0041',
  '%41',
  '&#65;',
  '\\x41',
  '%%41',
  '\\\\u',

  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----AAAA',
  'kind: Secret\ndata:\n',
  'kind:',
  '://',
  '://a:',
  '://a:b',
  '://a@',
  'curl -u ',
  'curl --user a:',
  'authorization: ',
  'authorization',
  'bearer ',

  'machine ',
  'machine a login b password ',
  'psexec ',
  'psexec -p',
  'password "',
  'password= "',
  'password value="',
  'token=',
  'token ',
  'token="',
  'tokentoken',
  'secret:',
  'key,',
  "('key','",
  'mdp: ',
  'api_key=a',
  'pass',

  'eyJhbGciOi',
  'eyJ.eyJ.',
  'eyAAAAAAAAAAAAAAAA.',
  'QUFB',
  'UEsDBA',
  'H4sI',
  'deadbeef',
  'aws ',
  'aws=',
  'box box=',
  'github/',

  '\u00e2\u0080\u008b',
  'PK\u0003\u0004',
  'PK\u0001\u0002',
  'a\0',
  '\0a',
  'curl\r\f\t-u$:"\t\r=',
  'sumo sumo',
  'line_',

  'ustar',
  'Zm9v',
  'Zm9vYmFy\n',
  'c2VjcmV0IA==',
  '6162',
  'AKIA',
  'sk-',
  'ghp_',
  'glpat-',
  'xoxb-1-',
  'hooks.slack.com/services/',
];

/** Every keyword alone and every shape without its last character, in turns, to the end. */
const fromCatalogue = (): readonly Uint8Array[] => {
  const words = catalogue.flatMap((format) => format.near ?? []);
  const starts = catalogue.flatMap(({ shapes }) =>
    shapes.map((source) => {
      const shape = compileShape(source);
      return 'problem' in shape
        ? ''
        : source.replaceAll(/\{\w+:?(\d*)[^}]*\}/g, (_, least: string) => 'a'.repeat(Math.max(0, Number(least) - 1)));
    }),
  );
  return [
    fill(words.join(' ')),
    fill(words.join('=')),
    fill(words.join('')),
    fill(starts.join('\n')),
    fill(starts.join(' = ')),
  ];
};

/** Inputs of one megabyte by somebody who wants the scanner to hang. */
export const hostileInputs = (): readonly (readonly [name: string, bytes: Uint8Array])[] => [
  ...BLOCKS.map((block) => [JSON.stringify(block), fill(block)] as const),
  ...fromCatalogue().map((bytes, at) => [`catalogue ${String(at)}`, bytes] as const),
];
