/** What a text hides: characters without ink or direction marks, or letters that pass for others. */
export type Hiding = 'invisible' | 'mixed-scripts';

// Zero width, direction marks, tags, fillers, private use. Emoji are made of joiners and variation selectors, hence the exceptions.
const unseen = /(?!\u200D|\uFE0F)[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Co}\u2800]/u;
const loose = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|(?<![\p{Emoji}\u200D])\uFE0F/u;
const latin = /\p{Script=Latin}/u;
const lookAlike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;

/** What one text hides, each kind once. A word of two scripts that share letter forms is no word of any language. */
export function hidingsIn(text: string): readonly Hiding[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  return [
    ...(unseen.test(text) || loose.test(text) ? (['invisible'] as const) : []),
    ...(words.some((word) => latin.test(word) && lookAlike.test(word)) ? (['mixed-scripts'] as const) : []),
  ];
}
