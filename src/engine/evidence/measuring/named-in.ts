/** Words of a workflow, longer ones name no file. */
const WORD = /[^\s"'`=:;,()[\]{}<>|&$]{2,300}/g;
const WORKING_DIRECTORY = /working-directory:[ \t]*["']?([^\s"'#]+)/g;
const LOCAL_ACTION = /uses:[ \t]*["']?(\.\/[^\s"'#@]+)/g;

/**
 * Files of a tree that a workflow names: every word of it that is the path of one, from the root or from one of its
 * working directories, and everything below a local action. A word too many protects a file too many, which harms nobody.
 */
export function namedIn(workflow: string, tree: readonly string[]): readonly string[] {
  const homes = ['', ...matches(workflow, WORKING_DIRECTORY).map((home) => `${plain(home)}/`)];
  const words = new Set([...workflow.matchAll(WORD)].map(([word]) => plain(word)));
  const wanted = new Set([...words].flatMap((word) => homes.map((home) => home + word)));
  const actions = matches(workflow, LOCAL_ACTION).map((path) => `${plain(path)}/`);
  return tree.filter((path) => wanted.has(path) || actions.some((folder) => path.startsWith(folder)));
}

function matches(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].flatMap(([, one]) => (one === undefined ? [] : [one]));
}

function plain(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}
