import { expect, test } from 'vitest';

import { coverableLines } from './coverable-lines.ts';

test.each([
  ['a page without scripts', '<p>\n{{ pay() }}\n</p>\n', []],
  ['a script', '<p>\n<script>\n\n  pay();\n</script>\n</p>\n', [4]],
  ['scripts on one line', '<script>a()</script><script>b()</script>\n<p>\n', [1]],
  ['a script that is elsewhere', '<script src="pay.js"></script>\n', []],
  ['a script that nothing ends', '<SCRIPT type=module>\npay();\n', [2]],
  ['data', '<script type="application/ld+json">\n{}\n</script>\n<script type="text/x-template">\n<p>\n</script>\n', []],
  ['a head that nothing ends', '<script\npay()\n', []],
  ['letters that change their length', 'İİİİ<script>\npay();\n</script>\n', [2]],
])('of %s', (_, text, lines) => {
  expect(coverableLines('page.html', text)).toEqual(lines);
});

test('a page made to be read again and again is read once', () => {
  const from = performance.now();
  for (const part of ['<script', '<script>', '<script></script', '</script', '\n', '<script>\n'])
    coverableLines('page.html', part.repeat(Math.ceil(2_000_000 / part.length)));
  expect(performance.now() - from).toBeLessThan(10_000);
});
