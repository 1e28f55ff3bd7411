import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { coverableLines } from './coverable-lines.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');

describe('lines of code', () => {
  test.each([
    ['are neither blank nor comments', 'a.ts', text('let a;', '', '  // no', '/* no', ' no */ let b;', '  '), [1, 5]],
    ['count in components of one file', 'a.vue', text('<script>', 'let a;', '// no', '</script>'), [1, 2, 4]],
    ['may end in a comment', 'a.ts', text('a(); // so', 'b(); /* so */'), [1, 2]],
    [
      'are not hidden by a string that looks like a comment',
      'a.ts',
      text('const a = "/*";', 'evil();', '"*/"'),
      [1, 2, 3],
    ],
    ['are not hidden by a regular expression', 'a.ts', text('x = /[/*]/;', 'evil();', '/* */'), [1, 2]],
    [
      'are not hidden by what looks like a comment behind code',
      'a.tsx',
      text('if (a) /[/*]/.test(b);', 'evil();', '<p>/*</p>', 'evil();', '<p>*/</p>'),
      [1, 2, 3, 4, 5],
    ],
    ['of a raw string in Rust', 'a.rs', text('let a = r#" " /* "#;', 'evil();', '/* no */'), [1, 2, 3]],
    ['are not hidden by a comment that never ends', 'a.ts', text('/* no', 'evil();'), [1, 2]],
    ['divide without beginning an expression', 'a.ts', text('x = a / b; // c /', 'y();'), [1, 2]],
    ['include the lines of a template', 'a.ts', text('x = `', '', '// text', '`;'), [1, 2, 3, 4]],
    ['of Python leave out documentation', 'a.py', text('"""What', 'it does."""', 'x = """', 'y"""', '# no'), [3, 4]],
    ['of PHP know three comments', 'a.php', text('<?php', '# no', '// no', '/* no */', '$a = "', '# yes";'), [1, 5, 6]],
    ['of Ruby know blocks at the start of a line', 'a.rb', text('=begin', 'no', '=end', 'x =begin_y'), [4]],
    ['of Go know raw strings', 'a.go', text('var a = `', '\\`', '// no'), [1, 2]],
    ['of an unknown language are none', 'a.unknown', text('x', 'y'), []],
    ['of a file without extension are none', 'src.ts/README', text('x'), []],
  ])('%s', (_, path, source, expected) => {
    expect(coverableLines(path, source)).toEqual(expected);
  });

  test('are lines that exist, each once, whatever the text', () => {
    const pieces = fc.constantFrom('/*', '*/', '//', '"', "'", '`', '\\', '/', '[', '\n', ' ', 'x', '"""', '#');
    const source = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom('a.ts', 'a.py', 'a.php', 'a.rb', 'a.go', 'a.rs'), source, (path, code) => {
        const lines = coverableLines(path, code);
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
        expect(lines.every((line) => line >= 1 && line <= code.split('\n').length)).toBe(true);
      }),
    );
  });
});
