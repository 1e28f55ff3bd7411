import { expect, test } from 'vitest';

import { checkstyleTool } from './tool.ts';

test.each([
  ['phpstan.xml', 'phpstan'],
  ['build/phpstan-checkstyle.xml', 'phpstan'],
  ['target/checkstyle-result.xml', 'checkstyle'],
  ['build/reports/detekt/Detekt.xml', 'detekt'],
  ['phpstan/report.xml', null],
  ['notphpstan.xml', null],
  ['', null],
])('%s is of %s', (path, tool) => {
  expect(checkstyleTool(path)).toBe(tool);
});
