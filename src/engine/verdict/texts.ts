import type { Texts } from '../locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Reasons of the engine itself: pieces of the facts that could not be read, rules that failed. `key.next` says what to do. */
export const engineTexts: Texts = { en, fr };

/** Who can end a reason of the engine; for all others it is the author. Terms of the shared vocabulary. */
export const whoActs: Readonly<Record<string, 'actor.client' | 'actor.operator' | 'actor.nobody'>> = {
  'forge-forbidden': 'actor.client',
  'forge-hidden': 'actor.client',
  'forge-busy': 'actor.nobody',
  'forge-failing': 'actor.nobody',
  'forge-unreachable': 'actor.nobody',
  'forge-malformed': 'actor.operator',
  'head-moved': 'actor.nobody',
  'not-collected': 'actor.operator',
  'rule-crashed': 'actor.operator',
  'rule-missing': 'actor.operator',
};
