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

/** What a literal must look like before its name is worth reading: no blanks, no markup, some length. */
const SECRET_VALUE = /^[\w+/=.~!@#%^&*:$-]{10,400}$/;
const PASSWORD_VALUE = /^[^\s<>{}]{6,128}$|^[^<>{}]{6,60}$/;
/** Code where a literal should be: a call, an index, a template, a path. */
const EXPRESSION =
  /^[\w$]+(?:\.[\w$]+)*[([]|^\$\w+->|^[\w$]+\.\w+\.|^(?:this|self|process|config|options|props|args|req|os|env|var|local|data|each)\./;

const acceptable = (value: string, kind: 'password' | 'secret' | 'key', bare: boolean): boolean => {
  if (bare && EXPRESSION.test(value)) return false;
  return kind === 'password' ? PASSWORD_VALUE.test(value) : SECRET_VALUE.test(value);
};

/** A token or key named after a vendor that documents another form; a `secret` may be chosen freely. */
const saysVendor = (name: string, documented: ReadonlySet<string>): boolean =>
  /(?:token|key)$/i.test(name) && wordsOf(name).some((word) => documented.has(word));

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
    search.steps -= end - nameStart;
    const name = latin1(bytes, nameStart, nameEnd);
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
  'credential',
  'creds',
  'auth',
  'bearer',
  'salt',
  '_pat',
  'psw',
  'sid',
] as const;
