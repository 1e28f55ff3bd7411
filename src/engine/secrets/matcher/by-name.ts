import type { Format } from '../catalogue/format.ts';
import { bitOf } from './alphabets.ts';
import { LONGEST_NAME, readAssignment } from './assignment.ts';
import type { Trigger } from './candidate.ts';
import { nameKind, wordsOf } from './names.ts';
import { latin1, runOn } from './text.ts';

/** The formats a name can reveal, by what the name says. */
export interface NamedFormats {
  readonly password: Format;
  readonly secret: Format;
  readonly key: Format;
  /** Words of vendors that document the form of their tokens. */
  readonly documented: ReadonlySet<string>;
}

const ident = bitOf('ident');

/** What it costs to split a name into words, in bytes looked at. */
const READING = 40;

/** What a literal must look like before its name is worth reading: no blanks, no markup, some length. */
const SECRET_VALUE = /^[\w+/=.~!@#%^&*:$-]{10,400}$/;
/** Salts are drawn from every character there is, blanks and brackets too: they show in the many kinds of signs. */
const SALT_VALUE = /^[ -~]{40,160}$/;
const FEWEST_SIGNS = 6;
const PASSWORD_VALUE = /^[^\s<>{}]{6,128}$|^[^<>{}]{6,60}$/;
/** Code where a literal should be: a call, an index, a template, a path. */
const EXPRESSION =
  /^[\w$]+(?:\.[\w$]+)*[([]|^\$\w+->|^[\w$]+\.\w+\.|^(?:this|self|process|config|options|props|args|req|os|env|var|local|data|each)\./;

const isSalt = (value: string): boolean =>
  SALT_VALUE.test(value) && /\d/.test(value) && new Set(value.replaceAll(/[\w ]/g, '')).size >= FEWEST_SIGNS;

const acceptable = (value: string, kind: 'password' | 'secret' | 'key', bare: boolean): boolean => {
  if (bare && EXPRESSION.test(value)) return false;
  if (kind === 'password') return PASSWORD_VALUE.test(value);
  return SECRET_VALUE.test(value) || (!bare && isSalt(value));
};

/** A token or key named after a vendor that documents another form; a `secret` may be chosen freely. */
const saysVendor = (name: string, documented: ReadonlySet<string>): boolean =>
  /(?:token|key)$/i.test(name) && wordsOf(name).some((word) => documented.has(word));

const MOT_DE = /mot de $/i;

/** A name as people write it: French says `mot de passe` in three words. */
const wholeName = (bytes: Uint8Array, start: number, end: number): string => {
  const name = latin1(bytes, start, end);
  return /^passe/i.test(name) && MOT_DE.test(latin1(bytes, start - 7, start)) ? `mot_de_${name}` : name;
};

/** Finds literals whose name says that they are secret, whatever their form. */
export const byName =
  (formats: NamedFormats): Trigger =>
  (search, wordEnd) => {
    const { bytes } = search;
    search.steps -= 16;
    if (wordEnd <= search.named) return;
    search.named = runOn(bytes, wordEnd, ident, LONGEST_NAME);
    const assignment = readAssignment(bytes, wordEnd);
    if (assignment === undefined) return;
    const { nameStart, nameEnd, start, end, bare } = assignment;
    search.steps -= READING + end - nameStart;
    const name = wholeName(bytes, nameStart, nameEnd);
    const kind = nameKind(name);
    if (kind === undefined || !acceptable(latin1(bytes, start, end), kind, bare)) return;
    const estranged = kind !== 'password' && saysVendor(name, formats.documented);
    search.found.push({ format: formats[kind], start, end, bond: 'assigned', bare, estranged });
  };

/** Words that names of secrets hold, in English and French. */
export const NAME_WORDS = [
  'key',
  'token',
  'secret',
  'pass',
  'pwd',
  'mdp',
  'jeton',
  'cle_api',
  'cleapi',
  // With its accent, in the bytes of UTF-8 and of Latin-1.
  'cl\u00c3\u00a9',
  'cl\u00e9',
  'cle_',
  'credential',
  'creds',
  'auth',
  'bearer',
  'salt',
  '_pat',
  'psw',
  'sid',
] as const;
