import { expect, test } from 'vitest';

import { decidingLine, parseCodeowners } from '../../src/engine/codeowners/codeowners.ts';
import { stateOf } from '../support/state-of.ts';

const decomposed = 'src/re\u0301glages/a.ts';

test('a path in decomposed Unicode is the same path', () => {
  expect(stateOf({ 'changed-files': ['src/réglages/**'] }, { files: [decomposed] })).toBe('yes');
  const file = parseCodeowners('/src/réglages/ @claire-cto');
  expect(file === null ? null : decidingLine(file, decomposed)?.line).toBe(1);
});

test.each([
  ['a letter of another alphabet', 'src/p\u0430yment/a.ts'],
  ['an invisible character', 'src/pay\u200Bment/a.ts'],
  ['another case', 'src/Payment/a.ts'],
])('%s makes another path, which is never among "only these files"', (_, path) => {
  expect(stateOf({ 'only-changed-files': ['src/payment/**'] }, { files: [path] })).toBe('no');
});

test('a line break in a path does not get around a pattern', () => {
  expect(stateOf({ 'changed-files': ['src/**'] }, { files: ['src/a\nb'] })).toBe('yes');
  const file = parseCodeowners('/src/ @claire-cto');
  expect(file === null ? null : decidingLine(file, 'src/a\nb')?.line).toBe(1);
});
