import type { Texts } from '../engine/locales/texts.ts';
import type { Rule } from '../engine/rules/rule.ts';
import { checkTexts } from './texts.ts';

const HERE = 'here.';
const KEYS = Object.keys(checkTexts.en)
  .filter((key) => key.startsWith(HERE) && !key.endsWith('.findings'))
  .map((key) => key.slice(HERE.length));

/** The same rule, which speaks of a clone where its own sentences speak of what was delivered to GitHub and recorded there. */
export function withWordsHere(rule: Rule): Rule {
  const wordsOf = (texts: Texts['en'], own: Texts['en']): Texts['en'] => ({
    ...texts,
    ...Object.fromEntries(KEYS.filter((key) => texts[key] !== undefined).map((key) => [key, wordOf(rule, key, own)])),
  });
  return {
    ...rule,
    texts: { en: wordsOf(rule.texts.en, checkTexts.en), fr: wordsOf(rule.texts.fr, checkTexts.fr) },
  };
}

function wordOf({ id }: Rule, key: string, own: Texts['en']): string {
  const special = id === 'analysis/findings' ? own[`${HERE}${key}.findings`] : undefined;
  return special ?? own[`${HERE}${key}`] ?? '';
}
