import type { Evidence } from '../facts/evidence.ts';
import { type ChangedFiles, pathsOf } from '../facts/file.ts';

/** Not `.txt` (requirements.txt, CMakeLists.txt decide what is built), nor `.mdx` and `.svg` (they may hold code). */
const DOCUMENT = /\.(?:md|markdown|rst|adoc|pdf|png|jpe?g|gif|webp|ico)$/i;
/** Under these names in a folder a program may load anything; at the root they are what everybody writes. */
const NAMED = /^(?:licen[cs]e|authors|notice|readme|changelog)(?:\.txt)?$/i;
/** A program whose text is a page: its compiler reads what is indented. */
const PROGRAM = /\.(?:\w*coffee|[cm]?[jt]sx?|vue|svelte|py|rb|php|l?hs)\.md$/i;

function isDocument(path: string): boolean {
  return NAMED.test(path) || (DOCUMENT.test(path) && !PROGRAM.test(path));
}

/** Whether a change can alter what tests and analyses say: anything but pages and pictures, and whatever measures. */
export function concernsCode(files: ChangedFiles, { measuringChanged }: Evidence): boolean {
  if (measuringChanged.length > 0 || files.disputed.length > 0) return true;
  return files.entries.some((file) => pathsOf(file).some((path) => !isDocument(path)));
}
