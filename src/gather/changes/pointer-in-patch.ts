import { isPointer } from '../../engine/facts/blob.ts';
import type { TreeChange } from './tree-changes.ts';

/**
 * Whether a patch, as the forge tells it, has a pointer of Git Large File Storage on one of its sides. Only a side that the
 * patch shows whole can be one: its length is that of the file.
 */
export function hasPointer(patch: string, { before, after }: Pick<TreeChange, 'before' | 'after'>): boolean {
  const sides = [
    { bytes: sideOf(patch, '-'), size: before?.size },
    { bytes: sideOf(patch, '+'), size: after?.size },
  ];
  return sides.some(({ bytes, size }) => bytes.length === size && isPointer(bytes));
}

/** The lines of one side, with the line ends that they have in the file. */
function sideOf(patch: string, sign: '-' | '+'): Uint8Array {
  const lines: string[] = [];
  let isOwn = false;
  for (const line of patch.split('\n')) {
    if (line.startsWith('\\') && isOwn) lines.push((lines.pop() ?? '').slice(0, -1));
    isOwn = line.startsWith(sign) || line.startsWith(' ');
    if (isOwn) lines.push(`${line.slice(1)}\n`);
  }
  return new TextEncoder().encode(lines.join(''));
}
