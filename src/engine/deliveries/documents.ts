import type { Evidence } from '../facts/evidence.ts';
import { type ChangedFiles, pathsOf } from '../facts/file.ts';

/** Not `.txt` (requirements.txt, CMakeLists.txt decide what is built) nor `.mdx` (it holds code). */
const DOCUMENT =
  /(?:\.(?:md|markdown|rst|adoc|pdf|png|jpe?g|gif|webp|ico|svg)|(?:^|\/)(?:licen[cs]e|authors|notice|readme|changelog)(?:\.txt)?)$/i;

/** Whether a change can alter what tests and analyses say: anything but pages and pictures, and whatever measures. */
export function concernsCode(files: ChangedFiles, { measuringChanged }: Evidence): boolean {
  if (measuringChanged.length > 0 || files.disputed.length > 0) return true;
  return files.entries.some((file) => pathsOf(file).some((path) => !DOCUMENT.test(path)));
}
