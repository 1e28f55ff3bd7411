import { dirname, resolve } from 'node:path';

import type { Plugin } from 'rolldown';

/** How a thread's file is named in the source: a URL beside the module. */
const BESIDE = /new URL\('([\w./-]+\.ts)', import\.meta\.url\)/g;

/** Bundles the files that threads start from as well, and names them where they then are. */
export function threads(): Plugin {
  return {
    name: 'threads',
    transform(code, id) {
      if (!id.endsWith('.ts') || code.search(BESIDE) === -1) return null;
      return code.replaceAll(BESIDE, (_, file: string) => {
        const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), file) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
    },
  };
}
