import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { typeset } from './typeset.ts';

describe('in French', () => {
  test.each([
    ['Secret en tête : {kind}', 'Secret en tête\u00A0: {kind}'],
    ['Rien ; rien ! Vraiment ? 80 %.', 'Rien\u00A0; rien\u00A0! Vraiment\u00A0? 80\u00A0%.'],
    ['la copie (« fork »), « {name} »', 'la copie («\u00A0fork\u00A0»), «\u00A0{name}\u00A0»'],
    ['**Attention** : « oui » ; non', '**Attention**\u00A0: «\u00A0oui\u00A0»\u00A0; non'],
    ['{count, plural, one {un :} other {# :}}', '{count, plural, one {un\u00A0:} other {#\u00A0:}}'],
  ])('no line breaks before a mark: %s', (written, set) => {
    expect(typeset(written, 'fr')).toBe(set);
  });

  test.each(['`a ? b : c` dit tout', 'à 10:30, le fichier a.ts:12', 'sauf !dist et :tag', 'une  phrase sans marque'])(
    'leaves what is no mark of a sentence: %s',
    (text) => {
      expect(typeset(text, 'fr')).toBe(text);
    },
  );

  test('changes spaces only, and nothing the second time', () => {
    const sentences = fc.array(fc.constantFrom('a', ' ', ' ', ':', ';', '!', '?', '»', '«', '%', '`', '\n', '{', '}'));
    fc.assert(
      fc.property(sentences, (parts) => {
        const set = typeset(parts.join(''), 'fr');
        expect(set.replaceAll('\u00A0', ' ')).toBe(parts.join(''));
        expect(typeset(set, 'fr')).toBe(set);
      }),
    );
  });
});

test('English stays as it is written', () => {
  expect(typeset('So : « it » ?', 'en')).toBe('So : « it » ?');
});
