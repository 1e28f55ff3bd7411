import { expect, test } from 'vitest';

import { coverableLines } from '../../src/engine/evidence/line-coverage/source/coverable-lines.ts';

const TICK = '`';
const QUOTES = '"""';

/** Programs that run each `evil()`, by the name of their file: none of these lines is a comment to the compiler. */
const PROGRAMS: readonly (readonly [what: string, path: string, lines: readonly string[]])[] = [
  ['text of an element', 'a.jsx', ['x = <p>', '/*', '</p>;', 'evil();', '/* */']],
  ['text of an element that says nothing else', 'a.tsx', ['x = (', '<p>', '// {evil()}', '</p>', ');']],
  ['text behind a statement’s head', 'a.js', ['if (a) <p>', '/*', '</p>;', 'evil();', '// */']],
  ['text behind a block', 'a.js', ['{}', '<p>', '/*', '</p>;', 'evil();', '// */']],
  [
    'text between nested elements',
    'a.tsx',
    ['x = <a><b c={1}/>', '/* {evil()}', '*/ <d>', '/*', '</d></a>; evil();', '// */'],
  ],
  ['text of a fragment', 'a.js', ['x = <>', '/*', '</>;', 'evil();', '// */']],
  [
    'a template inside a template',
    'a.ts',
    [`const a = ${TICK}\${${TICK}`, '/*', `${TICK}}${TICK};`, 'evil();', '// */'],
  ],
  ['what a template holds', 'a.ts', [`const a = ${TICK}`, '/* ${', 'evil()', `} */${TICK};`]],
  [
    'a regular expression behind a head',
    'a.js',
    [`if (b) /${TICK}/.test(c);`, `const a = ${TICK}`, '/*', '${evil()}', '*/', `${TICK};`],
  ],
  [
    'a regular expression behind a keyword',
    'a.ts',
    [`return /${TICK}/;`, `const a = ${TICK}`, '/*', '${evil()}', '*/', `${TICK};`],
  ],
  [
    'a regular expression behind a block',
    'a.ts',
    ['{}', `/${TICK}/.test(c);`, `const a = ${TICK}`, '/*', '${evil()}', '*/', `${TICK};`],
  ],
  ['a division on a new line', 'a.ts', ['x = a', `/ 2 + ${TICK} / `, '/* ${', 'evil()', `} */${TICK};`]],
  ['a class of characters', 'a.ts', ['x = /[/*]/;', 'evil();', '/* */']],
  ['a line end that is none to this compiler', 'a.c', ['// a\u2028/*', 'evil();', '/* */']],
  ['a comment that never ends', 'a.ts', ['/* a', 'evil();']],
  [
    'a page around the script',
    'a.vue',
    ['<template>', '<p>', '/*', '<b @click="evil()"/>', '*/', '</p>', '</template>'],
  ],
  ['a script that a page only shows', 'a.vue', ['<p title="', '<script>', '/*" @click="evil()" b="*/', '</script>">']],
  ['HTML around the code', 'a.php', ['<p>', '/*', '<?php evil(); ?>', '*/', '</p>']],
  ['HTML that switches code on by another mark', 'a.php', ['<? $a = "<?php', '/*";', 'evil();', '/* */']],
  ['a comment that the end of the code ends', 'a.php', ['<?php // ?>', '/*', '<?php evil(); /* */']],
  ['a document', 'a.php', ['<?php $a = <<<A', '/*', 'A;', 'evil();', '/* */']],
  ['a document without holes', 'a.php', ["<?php $a = <<<'A'", '/*', "'", 'A;', 'evil();', '/* */']],
  ['a value inside a string', 'a.php', ['<?php $a = "{$b["', '/*', '"]}";', 'evil();', '/* */']],
  ['an attribute on the line', 'a.php', ['<?php', '#[A] function f() { evil(); }']],
  ['a string over lines', 'a.php', ['<?php $a = "', '/*";', 'evil();', '/* */']],
  ['a filled string', 'a.py', [`a = f"{${QUOTES}`, `${QUOTES}}"`, 'evil()', `${QUOTES}${QUOTES}`]],
  [
    'how to write a value',
    'a.py',
    [`a = f"{b:'<9}"; c = '${QUOTES}'`, QUOTES, QUOTES, 'evil()', `${QUOTES} '${QUOTES}`],
  ],
  ['a string behind a string that documents', 'a.py', [`${QUOTES}a${QUOTES} + evil()`]],
  ['a text at the start of a line', 'a.rb', ['x = <<A', '=begin', 'A', 'evil()', '=end', 'A']],
  ['a value in a text', 'a.rb', ['x = <<A', '# #{evil()}', 'A']],
  ['a command in a text', 'a.sh', ['cat <<A', '# $(evil())', 'A']],
  ['a comment inside a comment', 'a.kt', ['/* /* */', '*/ evil()', '/* */']],
  ['a raw string', 'a.kt', [`val a = ${QUOTES}`, `/*\\${QUOTES}`, 'evil()', '/* */']],
  ['a value inside a string of Kotlin', 'a.kt', [`val a = "\${b[${QUOTES}`, '/*', `${QUOTES}]}"`, 'evil()', '/* */']],
  ['a name with anything in it', 'a.kt', [`fun ${TICK}a /* b${TICK}() {}`, 'evil()', '/* */']],
  ['a raw string of C++', 'a.cpp', ['auto a = R"b(', '/*', ')b";', 'evil();', '/* */']],
  ['a comment that goes on', 'a.c', ['// a \\', '/* b', 'evil();', '/* */']],
  ['a mark over two lines', 'a.c', ['/\\', '/ "/*', 'evil();', '/* */']],
  ['grouped digits', 'a.cpp', ["int a = 1'0; /*", `R"(`, '*/', 'auto b = R"(', ')"; evil();', '/* )"', '*/']],
  ['a raw string of Rust', 'a.rs', ['let a = r#"', '"/*', '"#;', 'evil();', '/* */']],
  ['a lifetime', 'a.rs', [`fn f<'a>(b: &'a str) { let c = "'`, '/*"; evil();', '/* */ }']],
  ['a raw string of Go', 'a.go', [`a := ${TICK}`, '/*', TICK, 'evil()', '/* */']],
  ['a verbatim string', 'a.cs', ['var a = @"\\"; var b = @"', '/*";', 'evil();', '/* */']],
  ['a value inside a string of C#', 'a.cs', ['var a = $"{b[@"', '/*', '"]}";', 'evil();', '/* */']],
  ['what is switched off', 'a.cs', ['#if false', '/*', '#endif', 'evil();', '/* */']],
  [
    'a string that is switched off',
    'a.cs',
    ['#if false', 'var a = @"', '#endif', 'var b = @"', '/*"; evil();', '/* */'],
  ],
  ['an escape that ends a comment', 'a.java', ['/* \\u002a/', 'evil();', '/* */']],
  ['a text block', 'a.java', [`var a = ${QUOTES}`, '/*', `${QUOTES};`, 'evil();', '/* */']],
  ['a string of Swift', 'a.swift', ['let a = #"', '"/*', '"#', 'evil()', '/* */']],
  ['a value inside a string of Swift', 'a.swift', [`let a = "\\(b[${QUOTES}`, '/*', `${QUOTES}])"`, 'evil()', '/* */']],
  ['a string of Dart', 'a.dart', ["var a = r'''\\", '/*', "''';", 'evil();', '/* */']],
  ['an element of Scala', 'a.scala', ['val a = <p>', '/*', '</p>', 'evil()', '/* */']],
  ['a slashed string', 'a.groovy', ['def a = /', '/*', '/; evil()', '/* */']],
  ['a line for some compilers only', 'a.f90', ['!$ call evil()']],
  ['a comment in a text of PowerShell', 'a.ps1', ['$a = @"', '<#', '"@', 'evil()', '#>']],
];

test.each(PROGRAMS)('code is not hidden by %s (%s)', (_, path, lines) => {
  const text = lines.join('\n').replace('\u2028', '\n');
  const found = new Set(coverableLines(path, lines.join('\n')));
  const run = text.split('\n').flatMap((line, index) => (line.includes('evil()') ? [index + 1] : []));
  expect(run.length).toBeGreaterThan(0);
  expect(run.filter((line) => !found.has(line))).toEqual([]);
});
