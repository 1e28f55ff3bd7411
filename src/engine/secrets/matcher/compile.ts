import type { Format } from '../catalogue/format.ts';
import { buildAutomaton, type KeywordAutomaton } from './aho-corasick.ts';
import { byArmor, byManifest } from './blocks.ts';
import { byForm, byWhatFollows, type Keyed } from './by-form.ts';
import { byName, NAME_WORDS } from './by-name.ts';
import { byPattern } from './by-pattern.ts';
import type { Trigger } from './candidate.ts';
import { nameKind } from './names.ts';
import { nearby, type Neighbour } from './nearby.ts';
import { byPhrase, phrases } from './phrases.ts';
import { compileShape, type Shape } from './shape.ts';

/** A catalogue ready to scan with. */
export interface Matcher {
  readonly automaton: KeywordAutomaton<Trigger>;
  /** What of the catalogue cannot be used, one sentence each; none in the catalogue that ships. */
  readonly problems: readonly string[];
}

interface Compiled {
  readonly format: Format;
  readonly shapes: readonly Shape[];
}

const compileFormat = (format: Format, problems: string[]): Compiled => {
  const shapes: Shape[] = [];
  for (const source of format.shapes) {
    const shape = compileShape(source, format.loose);
    if ('problem' in shape) problems.push(`${format.id}: ${shape.problem}`);
    else shapes.push(shape);
  }
  return { format, shapes };
};

const neighbours = (compiled: readonly Compiled[]): ReadonlyMap<string, readonly Neighbour[]> => {
  const groups = new Map<string, Neighbour[]>();
  for (const { format, shapes } of compiled)
    for (const word of format.near ?? []) {
      const group = groups.get(word) ?? [];
      group.push(...shapes.map((shape) => ({ format, shape })));
      groups.set(word, group);
    }
  return groups;
};

const ownForms = (compiled: readonly Compiled[], problems: string[]): readonly Keyed[] =>
  compiled.flatMap(({ format, shapes }) => {
    if (format.near !== undefined) return [];
    const before = byWhatFollows(format);
    const keyed = shapes.map((shape) => byForm(format, shape)).filter((each) => each !== undefined);
    if (keyed.length < shapes.length) problems.push(`${format.id}: a shape without a literal needs \`near\``);
    return before === undefined ? keyed : [...keyed, before];
  });

/** The words of vendors that document what their tokens look like. */
const documentedWords = (formats: Iterable<Format>): ReadonlySet<string> =>
  new Set(
    Array.from(formats)
      .filter(({ near, source, kind }) => near !== undefined && source !== 'observed' && kind === 'token')
      .flatMap(({ near }) => near ?? [])
      .filter((word) => nameKind(word) === undefined && word !== 'oauth'),
  );

/** Readers that data alone cannot describe, by the format they report. */
const readers = (byId: ReadonlyMap<string, Format>): readonly Keyed[] => {
  const keyed: Keyed[] = [];
  const [password, secret, key] = ['named-password', 'named-secret', 'named-key'].map((id) => byId.get(id));
  if (password !== undefined && secret !== undefined && key !== undefined) {
    const trigger = byName({ password, secret, key, documented: documentedWords(byId.values()) });
    keyed.push(...NAME_WORDS.map((keyword) => ({ keyword, trigger })));
  }
  for (const phrase of phrases) {
    const format = byId.get(phrase.format);
    if (format !== undefined) keyed.push({ keyword: phrase.keyword, trigger: byPhrase(phrase, format) });
  }
  const armor = byId.get('private-key');
  if (armor !== undefined) keyed.push({ keyword: '-----begin', trigger: byArmor(armor, '-----begin') });
  const manifest = byId.get('kubernetes-secret');
  if (manifest !== undefined) keyed.push({ keyword: 'kind:', trigger: byManifest(manifest) });
  return keyed;
};

/** Compiles formats into one automaton over all their keywords. */
export const compileCatalogue = (formats: readonly Format[]): Matcher => {
  const problems: string[] = [];
  const compiled = formats.map((format) => compileFormat(format, problems));
  const table = new Map<string, Trigger[]>();
  const add = ({ keyword, trigger }: Keyed): void => {
    // Of ASCII alone: keywords are bytes, and those above stand for parts of characters.
    const word = keyword.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    table.set(word, [...(table.get(word) ?? []), trigger]);
  };
  ownForms(compiled, problems).forEach(add);
  for (const [keyword, group] of neighbours(compiled)) add({ keyword, trigger: nearby(keyword, group) });
  formats.flatMap((format) => byPattern(format)).forEach(add);
  readers(new Map(formats.map((format) => [format.id, format]))).forEach(add);
  return { automaton: buildAutomaton(table), problems };
};
