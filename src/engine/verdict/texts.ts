import type { Texts } from '../locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Reasons of the engine itself: pieces of the facts that could not be read, rules that failed. `key.next` says what to do. */
export const engineTexts: Texts = { en, fr };

/** Reasons that only the client or whoever operates the App can end: they conclude as `action_required`. */
export const clientsToRepair: ReadonlySet<string> = new Set(['forge-forbidden', 'forge-hidden']);
