import { expect, test } from 'vitest';

import { isBinary, isPointer, isStoredElsewhere, kindOf, textIn } from './blob.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a NUL among the first bytes makes it binary', () => {
  expect(isBinary(new Uint8Array([65, 0, 66]))).toBe(true);
  expect(textIn(new Uint8Array([65, 0, 66]))).toBeNull();
  expect(isBinary(bytes('text'))).toBe(false);
  expect(textIn(bytes('text'))).toBe('text');
});

test('a long file that begins like a pointer is none, and its content is still elsewhere', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
  expect([isPointer(bytes(pointer)), isStoredElsewhere(bytes(pointer))]).toEqual([true, true]);
  const long = bytes(pointer + 'code();\n'.repeat(200));
  expect([isPointer(long), isStoredElsewhere(long)]).toEqual([false, true]);
  expect(isPointer(bytes('version 2'))).toBe(false);
});

test('a path that was or became no file is none', () => {
  expect(kindOf(['100644', '160000'], false)).toBe('submodule');
  expect(kindOf(['120000', undefined], true)).toBe('symlink');
  expect(kindOf([undefined, '100755'], true)).toBe('lfs-pointer');
  expect(kindOf(['100644', '100644'], false)).toBe('file');
});
