import type { Format } from '../catalogue/format.ts';
import { readOwnRules } from './own-yaml.ts';
import { readPeerRules } from './peer-toml.ts';
import type { RulesFile } from './problem.ts';

export type { RulesFile } from './problem.ts';

/** Reads an organisation's rules: our YAML, or the TOML of gitleaks and betterleaks. Invalid rules are refused one by one, with line and reason. */
export const readRules = (text: string, name: string): RulesFile =>
  /\.toml$/i.test(name) ? readPeerRules(text) : readOwnRules(text);

/** Adds rules to a catalogue; a rule with the id of a shipped format replaces it. */
export const withRules = (catalogue: readonly Format[], own: readonly Format[]): readonly Format[] => {
  const ids = new Set(own.map((format) => format.id));
  return [...catalogue.filter((format) => !ids.has(format.id)), ...own];
};
