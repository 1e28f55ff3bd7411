import type { Language } from './texts.ts';

const NO_BREAK = '\u00A0';
/** A plain space before a mark that ends a word: what follows cannot belong to it. */
const BEFORE = / (?=[:;!?%»](?:[\s.,:;)\]}*…|"»]|$))/g;
const AFTER = /« /g;
const CODE = /(`[^`\n]*`)/;

/**
 * Gives a text the spaces of its language. French sets one before `: ; ! ? %` and inside « », and no line may break
 * there: U+00A0 at all of them, for terminals and fonts without the narrow one. Catalogues are written with plain
 * spaces; what stands between backticks is left as it is. Idempotent.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(BEFORE, NO_BREAK).replaceAll(AFTER, `«${NO_BREAK}`)))
    .join('');
}
