import type { Texts } from '../locales/texts.ts';
import type { CommandName } from './command.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What the App answers to commands. */
export const commandTexts: Texts = { en, fr };

/** How each command is written, as the answers and the pages show it; `HEAD` stands for the 12 characters of the commit. */
export const usages: Readonly<Record<CommandName, string>> = {
  recheck: '/garde-fou recheck',
  explain: '/garde-fou explain',
  waive: '/garde-fou waive FAMILY at HEAD until YYYY-MM-DD because REASON',
  emergency: '/garde-fou emergency at HEAD because REASON',
  confirm: '/garde-fou confirm',
  'not-mine': '/garde-fou not-mine at HEAD',
};
