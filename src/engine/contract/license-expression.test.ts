import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isLicenseExpression } from './license-expression.ts';

describe('a licence expression', () => {
  it.each([
    'MIT',
    'MIT OR Apache-2.0 OR BSD-3-Clause OR ISC',
    '(MIT OR Apache-2.0) AND (ISC)',
    'GPL-2.0-or-later WITH Classpath-exception-2.0 OR MIT',
    'GPL-2.0+',
    'LicenseRef-Acme-1',
    'DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2',
  ])('may be %s', (text) => {
    expect(isLicenseExpression(text)).toBe(true);
  });

  it.each([
    '',
    'OR',
    'MIT Apache-2.0',
    'MIT OR',
    'AND MIT',
    'MIT AND OR ISC',
    '(MIT',
    'MIT)',
    ')MIT(',
    '()',
    'MIT (ISC)',
    '(MIT) WITH x',
    'MIT WITH (x)',
    'MIT WITH a WITH b',
    'MIT WITH',
    'MIT / ISC',
    'MIT, ISC',
  ])('is not “%s”', (text) => {
    expect(isLicenseExpression(text)).toBe(false);
  });

  it('stays one inside parentheses and beside another', () => {
    const id = fc.constantFrom('MIT', 'ISC', 'Apache-2.0', 'GPL-3.0-only WITH x');
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        id,
        tie('expression').map((inner) => `(${inner})`),
        fc.tuple(tie('expression'), fc.constantFrom('AND', 'OR'), tie('expression')).map((parts) => parts.join(' ')),
      ),
    }));
    fc.assert(
      fc.property(expression, (text) => {
        expect(isLicenseExpression(text)).toBe(true);
      }),
    );
  });
});
