import { expect, test } from 'vitest';

import { numberingOf } from './numbering.ts';

test.each([
  ['pay.js', 'a();\n//# sourceMappingURL=data:application/json;base64,e30='],
  ['pay.js', 'a();\n//@ sourceMappingURL=pay.js.map'],
  ['pay.ts', 'a();\n/*# sourceMappingURL=pay.ts.map */'],
  ['pay.mjs', 'a();\n//# sourceURL=covered.js'],
  ['pay.go', 'package pay\n//line covered.go:3\n'],
  ['pay.go', 'package pay\nvar a = /*line covered.go:3:1*/ 4\n'],
  ['pay.c', '#line 3 "covered.c"\n'],
  ['pay.c', '  #  line 3\n'],
  ['pay.c', '# 3 "covered.c"\n'],
  ['pay.c', '# 3\n'],
  ['pay.c', '/* */ # 3 "covered.c"\n'],
  ['pay.c', '#/* */line 3\n'],
  ['pay.c', '#li\\\nne 3\n'],
  ['pay.cpp', '%:line 3\n'],
  ['pay.h', '??=line THREE\n'],
  ['Pay.cs', '#line 3 "Covered.cs"\n'],
  ['Pay.cs', '    # line hidden\n'],
  ['pay.fs', '# 3 "covered.fs"\n'],
  ['pay.vb', '#ExternalSource("covered.vb", 3)\n'],
  ['Pay.swift', '#sourceLocation(file: "Covered.swift", line: 3)\n'],
  ['pay.pl', '# line 3 "covered.pl"\n'],
  ['pay.r', '#line 3 "covered.R"\n'],
  ['pay.py', '# -*- coding: unicode_escape -*-\n'],
  ['pay.py', '#!/usr/bin/python\n# vim: set fileencoding=utf-7 :\n'],
])('%s sends tools to another text: %j', (path, text) => {
  expect(numberingOf(path, text)).toBe('mapped');
});

test.each([
  ['pay.ts', 'a();\rb();\n'],
  ['pay.ts', '// a\u2028b();\n'],
  ['pay.js', '// a\u2029b();\n'],
  ['Pay.cs', '// a\u0085b();\n'],
  ['pay.php', '<?php // a\r\r\nb();\n'],
  ['Pay.scala', '// a\fb()\n'],
])('%s ends lines as some tools do and git does not: %j', (path, text) => {
  expect(numberingOf(path, text)).toBe('line-ends');
});

test.each([
  ['pay.ts', 'a();\r\nb();\r\n'],
  ['pay.ts', 'const separators = /\\u2028|\\u2029|\\r/;\n'],
  ['pay.ts', "const mark = 'sourceMappingURL=';\n// the sourceMappingURL is read later\n"],
  ['pay.py', '# -*- coding: utf-8 -*-\n# line 3 of the form\n#line 3\n'],
  ['pay.py', '\f\ndef pay():\n    """how the coding: is done"""\n    # coding: is checked later\n'],
  [
    'pay.c',
    '\f\n#define TEXT(line) #line\n#define BOTH(line) (#line, line)\n// see #1\n#if LINES\n#include "line.h"\n',
  ],
  ['pay.go', '// line pay.go:3 is wrong\nvar a = "//line covered.go:3"\n'],
  ['Pay.cs', '#region line\n#if DEBUG\n'],
  ['pay.rb', '#line 3 of the form\n# coding: shift_jis\n'],
  ['pay.sh', '#line 3 "a"\n'],
  ['pay.pl', '# line 3 is the total\n'],
  ['pay.php', '<?php\n#line 3\n#[Route("/pay")]\n'],
  ['Pay.swift', 'print(#line)\nassert(a, line: #line)\n'],
  ['notes', 'one\ftwo\n'],
])('%s is numbered by everybody alike: %j', (path, text) => {
  expect(numberingOf(path, text)).toBeNull();
});

test('a text made to be read again and again is read once', () => {
  const from = performance.now();
  for (const part of ['#', '# ', '%:', '*/ ', '/*', '//line ', '/*line ', '\\ ', '//# ', '# line 3 '])
    for (const path of ['a.c', 'a.js', 'a.go', 'a.pl', 'a.py', 'a.cs', 'a.vb', 'a.swift', 'a.r'])
      numberingOf(path, part.repeat(200_000));
  expect(performance.now() - from).toBeLessThan(20_000);
});
