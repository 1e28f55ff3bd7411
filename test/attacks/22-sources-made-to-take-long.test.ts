import { expect, test } from 'vitest';

import { coverableLines } from '../../src/engine/evidence/line-coverage/source/coverable-lines.ts';

/** As long as a source may be that is looked at all. */
const LONGEST = 5_000_000;
/** Hundreds of times what it takes to read a text once, and far less than to read it again at each of its marks. */
const MOST_MILLISECONDS = 8_000;

/** Texts that have a reader look back, or ahead, again and again. */
const repeated: readonly (readonly [path: string, what: string, text: string])[] = [
  ['pay.py', 'documentation on one line', "''''''"],
  ['pay.py', 'documentation of both kinds on one line', `"""x"""'''y'''`],
  ['pay.py', 'a string that is never closed', '"""\\'],
  ['pay.ts', 'regular expressions that nothing closes', '/['],
  ['pay.ts', 'comments that nothing closes', 'x/*'],
  ['pay.tsx', 'templates in templates', '`${'],
  ['Pay.swift', 'marks of strings that never begin', '#'],
  ['Pay.cs', 'marks of strings that never begin', '$@'],
  ['Pay.cs', 'signs before strings that never begin', '$'],
  ['Pay.scala', 'a name without end', 'a'],
  ['pay.rs', 'characters that nothing closes', `'\\u{`],
  ['pay.rs', 'raw strings that never begin', 'r#'],
  ['pay.c', 'raw strings that nothing closes', 'R"('],
  ['pay.php', 'documents that never begin', '<<< '],
  ['pay.rb', 'comments over lines that nothing closes', '=begin\n'],
  ['pay.php', 'code and text by turns', '<?php ?>'],
];

test.each(repeated)('a source does not hold everybody up (%s: %s)', (path, _, text) => {
  const source = text.repeat(Math.ceil(LONGEST / text.length));
  const from = performance.now();
  coverableLines(path, source);
  expect(performance.now() - from).toBeLessThan(MOST_MILLISECONDS);
});
