import { expect, test } from 'vitest';

import { isBinary, isPointer, isStoredElsewhere, kindOf, textIn } from './blob.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a NUL among the first bytes makes it binary', () => {
  expect(isBinary(new Uint8Array([65, 0, 66]))).toBe(true);
  expect(textIn(new Uint8Array([65, 0, 66]))).toBeNull();
  expect(isBinary(bytes('text'))).toBe(false);
  expect(textIn(bytes('text'))).toBe('text');
});

const OID = `oid sha256:${'0a'.repeat(32)}`;
const VERSION = 'version https://git-lfs.github.com/spec/v1';

test.each([
  ['the usual one', `${VERSION}\n${OID}\nsize 1\n`],
  ['one with an extension', `${VERSION}\next-0-foo sha256:${'b'.repeat(64)}\n${OID}\nsize 12\n`],
  ['one of an older name', `version https://hawser.github.com/spec/v1\n${OID}\nsize 1`],
  ['one with other line ends', `${VERSION}\r\n${OID}\r\nsize 1\r\n`],
])('a pointer is %s', (_, text) => {
  expect(isPointer(bytes(text))).toBe(true);
});

test.each([
  ['goes on with code', `${VERSION}\n${OID}\nsize 1\ncode();\n`],
  ['goes on for long', `${VERSION}\n${OID}\nsize 1\n${' \n'.repeat(600)}`],
  ['is no more than the line', `${VERSION}\n`],
  ['has no digest', `${VERSION}\noid sha256:00\nsize 1\n`],
  ['only speaks of one', `// ${VERSION}\n${OID}\nsize 1\n`],
  ['is something else', 'version 2'],
])('a file that %s is no pointer', (_, text) => {
  expect(isPointer(bytes(text))).toBe(false);
});

test('what begins like a pointer may have content elsewhere, whatever follows', () => {
  expect(isStoredElsewhere(bytes(`${VERSION}\n${'code();\n'.repeat(200)}`))).toBe(true);
});

test('a path that was or became no file is none', () => {
  expect(kindOf(['100644', '160000'], false)).toBe('submodule');
  expect(kindOf(['120000', undefined], true)).toBe('symlink');
  expect(kindOf([undefined, '100755'], true)).toBe('lfs-pointer');
  expect(kindOf(['100644', '100644'], false)).toBe('file');
});
