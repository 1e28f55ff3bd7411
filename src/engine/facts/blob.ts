import type { ChangedFile } from './file.ts';

/** Modes of what is no file, octal as git writes them. */
export const SUBMODULE = '160000';
export const SYMLINK = '120000';

/** Bytes at the start of a file in which git looks for a NUL. */
const SNIFFED = 8000;

/** Git Large File Storage keeps the content elsewhere (git-lfs, specification 1). */
const POINTER = 'version https://git-lfs.github.com/spec/';
const LARGEST_POINTER = 1024;
/** A pointer from its first byte to its last; the tool still reads the names that its format had before. */
const WHOLE_POINTER =
  /^version (?:https:\/\/git-lfs\.github\.com\/spec\/v1|https:\/\/hawser\.github\.com\/spec\/v1|http:\/\/git-media\.io\/v\/2)\r?\n(?:ext-\d-\w+ sha256:[\da-f]{64}\r?\n)*oid sha256:[\da-f]{64}\r?\nsize \d{1,20}\s*$/i;

/** Git's own test for what is no text: a NUL among the first bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED).includes(0);
}

/** The text of a file; `null` for a binary one. Bytes that are no UTF-8 become U+FFFD. */
export function textIn(bytes: Uint8Array): string | null {
  return isBinary(bytes) ? null : new TextDecoder().decode(bytes);
}

/** Tells whether a file begins like a pointer to its content, however long it is. */
export function isStoredElsewhere(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, POINTER.length)) === POINTER;
}

/** Tells whether a file is a pointer to its content and nothing else: code that has a pointer’s line in it is code. */
export function isPointer(bytes: Uint8Array): boolean {
  return bytes.length < LARGEST_POINTER && WHOLE_POINTER.test(new TextDecoder().decode(bytes));
}

/** What stands at a path, by its modes before and after; `pointer`: one of the contents is only a pointer. */
export function kindOf(modes: readonly (string | undefined)[], pointer: boolean): ChangedFile['kind'] {
  if (modes.includes(SUBMODULE)) return 'submodule';
  if (modes.includes(SYMLINK)) return 'symlink';
  return pointer ? 'lfs-pointer' : 'file';
}
