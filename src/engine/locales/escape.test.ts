import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';

import { escape, LONGEST_VALUE, visible } from './escape.ts';

/** As GitHub does before it looks for mentions and references: what stands in code is left alone. */
function rendered(markdown: string): { readonly html: string; readonly outsideCode: string } {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  return { html, outsideCode: html.replaceAll(/<code>[^<]*<\/code>/g, '') };
}

const marks = [
  ['@acme', '@', '#1', 'GH-1', '`', '``', '```\n', '\n\n# Big\n', '<b>', '<!--', '-->', '](x)', '![a](b)'],
  ['https://evil.example', 'www.evil.example', 'a@evil.example', '|', '\\', '\\`', '&#64;', '&lt;', '\r\n', '\u2028'],
  ['\u202E', '\u200B', '**', '~~', '- [ ] ', '> ', '\n---\n', '$x$', ':+1:', 'deadbeefdeadbeef', '\0', '\u001B[31m'],
].flat();
const pieces = fc.constantFrom(...marks);
const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 20 }), fc.string()), {
  maxLength: 12,
});

describe('in Markdown', () => {
  test('no text ever becomes a mention, a reference, a link, a tag, a heading or a cell', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const value = escape(parts.join(''), 'markdown');
        const sentence = rendered(`- He wrote ${value} here.`);
        expect(sentence.html.match(/<\/?[a-z0-9]+/g)).toEqual(['<ul', '<li', '<code', '</code', '</li', '</ul']);
        expect(sentence.outsideCode).toBe('<ul>\n<li>He wrote  here.</li>\n</ul>');
        const cell = escape(parts.join(''), 'cell');
        const table = rendered(`| a | b |\n| --- | --- |\n| ${cell} | last |`);
        expect(table.outsideCode).toContain('<td></td>\n<td>last</td>');
      }),
      { numRuns: 500 },
    );
  });

  test('ordinary names read as they are', () => {
    expect(escape('sophie-petit', 'markdown')).toBe('`sophie-petit`');
    expect(escape('été d’œuvre', 'markdown')).toBe('`été d’œuvre`');
  });

  test('an empty text is still seen', () => {
    expect(escape('', 'markdown')).toBe('`""`');
    expect(escape('  ', 'markdown')).toBe('`""`');
  });
});

describe('in HTML', () => {
  test('no text ever becomes a tag, an attribute or an entity', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        expect(escape(parts.join(''), 'html')).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
      }),
    );
  });
});

describe('in plain text', () => {
  test('no control, direction or invisible character is left', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        expect(escape(parts.join(''), 'plain')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u);
      }),
    );
  });

  test.each([
    ['a\nb', 'a⏎b'],
    ['a\r\nb', 'a⏎b'],
    ['a\tb', 'a b'],
    ['\u202Egpj.exe', '⟨U+202E⟩gpj.exe'],
    ['\u001B[31mred', '⟨U+001B⟩[31mred'],
    ['\uD800', '⟨U+D800⟩'],
    ['a\u{E0041}', 'a⟨U+E0041⟩'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

test('a long text is cut and says so', () => {
  const cut = escape('é'.repeat(LONGEST_VALUE + 1), 'plain');
  expect(Array.from(cut)).toHaveLength(LONGEST_VALUE + 1);
  expect(cut.endsWith('…')).toBe(true);
  expect(escape('é'.repeat(LONGEST_VALUE), 'plain')).toBe('é'.repeat(LONGEST_VALUE));
});
