const CALLED = /uses:[ \t]*["']?\.\/([^\s"'#@]*)/g;

/** Folders and files of the repository itself that a workflow or an action calls, from the root: `''` is the root's own action. */
export function calledBy(text: string): readonly string[] {
  return [...text.matchAll(CALLED)].map(([, path = '']) => path.replace(/\/+$/, ''));
}
