import { describe, expect, test } from 'vitest';

import { coverableLines } from './coverable-lines.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');

describe('lines of code', () => {
  test.each([
    ['are neither blank nor comments', 'a.ts', text('let a;', '', '  // no', '/* no', ' no */ let b;', '  '), [1, 5]],
    ['count in components of one file', 'a.vue', text('<script>', 'let a;', '// no', '</script>'), [1, 2, 4]],
    [
      'count in components whose script comes later',
      'a.vue',
      text('<p>', '</p>', '<script>', '// no', '</script>'),
      [1, 2, 3, 4, 5],
    ],
    [
      'of an element may hold comments',
      'a.tsx',
      text('x = <p', '// no', 'a={1}>', '{', '// no', '}', '</p>;'),
      [1, 3, 4, 6, 7],
    ],
    ['before doubt begins are sure', 'a.tsx', text('// no', 'f = <T,>(a: T) => a;', '// in doubt'), [2, 3]],
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
    ['of a raw string in Rust', 'a.rs', text('let a = r#" " /* "#;', 'evil();', '/* no */'), [1, 2]],
    ['are not hidden by a comment that never ends', 'a.ts', text('/* no', 'evil();'), [1, 2]],
    ['divide without beginning an expression', 'a.ts', text('x = a / b; // c /', 'y();'), [1, 2]],
    ['include the lines of a template', 'a.ts', text('x = `', '', '// text', '`;'), [1, 2, 3, 4]],
    ['of Python leave out documentation', 'a.py', text('"""What', 'it does."""', 'x = """', 'y"""', '# no'), [3, 4]],
    ['of PHP know three comments', 'a.php', text('<?php', '# no', '// no', '/* no */', '$a = "', '# yes";'), [1, 5, 6]],
    ['of Ruby know comments of one line', 'a.rb', text('# no', '  # no', 'x # yes', '=begin', '=end'), [3, 4, 5]],
    ['of Go know raw strings', 'a.go', text('var a = `', '\\`', '// no'), [1, 2]],
    ['of an unknown language are none', 'a.unknown', text('x', 'y'), []],
    ['of a file without extension are none', 'src.ts/README', text('x'), []],
  ])('%s', (_, path, source, expected) => {
    expect(coverableLines(path, source)).toEqual(expected);
  });
});
