import type { Medium } from './voice.ts';

/** Longest foreign text inside a sentence, in code points. */
export const LONGEST_VALUE = 200;

// Controls, formats (bidirectional, zero width, tags), separators, private use, lone surrogates, and letters without ink.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Makes a text that anybody may have written harmless and bounded in the medium: nothing in it acts, nothing in it hides. */
export function escape(text: string, medium: Medium): string {
  // Cut first as well: a text of megabytes must not cost more than what is shown of it.
  const shown = bounded(visible(bounded(text)));
  if (medium === 'plain') return shown;
  if (medium === 'html') return htmlEntities(shown);
  return codeSpan(medium === 'cell' ? shown.replaceAll('|', '¦') : shown);
}

/** Replaces what people cannot see by its name: line ends by ⏎, other invisible characters by ⟨U+202E⟩. */
export function visible(text: string): string {
  return text
    .replaceAll(/\r\n?|\n/g, '⏎')
    .replaceAll(/[\t\p{Zs}]/gu, ' ')
    .replaceAll(
      UNSEEN,
      (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

function bounded(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  const points = Array.from(text.slice(0, (LONGEST_VALUE + 1) * 2));
  return points.length > LONGEST_VALUE ? `${points.slice(0, LONGEST_VALUE).join('')}…` : text;
}

/** Inside a code span GitHub makes no mention, reference, link, tag or emphasis; only a backtick could end it. */
function codeSpan(text: string): string {
  return text.trim() === '' ? '`""`' : `\`${text.replaceAll('`', 'ˋ')}\``;
}

function htmlEntities(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
