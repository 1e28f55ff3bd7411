import { readOwnRules } from './own-yaml.ts';
import { readPeerRules } from './peer-toml.ts';
import type { RulesFile } from './problem.ts';

export type { RulesFile } from './problem.ts';

/** Reads an organisation's rules: our YAML, or the TOML of gitleaks and betterleaks. Invalid rules are refused one by one, with line and reason. */
export const readRules = (text: string, name: string): RulesFile =>
  /\.toml$/i.test(name) ? readPeerRules(text) : readOwnRules(text);
