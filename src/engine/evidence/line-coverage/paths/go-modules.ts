import type { PathHints } from './known-folders.ts';

/** A `go.mod` of the tree. */
export interface GoModFile {
  readonly path: string;
  readonly text: string;
}

/** Go names a file by its module's path: `module example.com/shop/v2` stands for the folder of its `go.mod` (go.dev/ref/mod). */
export function modulePrefixes(files: readonly GoModFile[]): NonNullable<PathHints['prefixes']> {
  return files.flatMap(({ path, text }) => {
    const from = /^[ \t]*module[ \t]+(?:"([^"\n]+)"|`([^`\n]+)`|([^\s"`(]+))/m.exec(text)?.slice(1).find(Boolean);
    return from === undefined ? [] : [{ from, to: path.slice(0, Math.max(0, path.lastIndexOf('/'))) }];
  });
}
