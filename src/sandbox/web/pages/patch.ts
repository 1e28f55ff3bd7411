import { html } from 'hono/html';

import { patchOf } from '../../github/git/patch.ts';
import type { FileChange } from '../../github/git/tree-diff.ts';
import type { Repository } from '../../github/world/repositories.ts';
import type { Markup } from '../layout.ts';

const classes: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed', '@': 'hunk' };

/** One changed file with its diff. */
export function patchMarkup({ store }: Repository, file: FileChange): Markup {
  const [before, after] = [file.before, file.after].map((entry) =>
    entry === undefined ? Buffer.alloc(0) : store.bytesOf(entry),
  );
  const { additions, deletions, text } = patchOf(before ?? Buffer.alloc(0), after ?? Buffer.alloc(0));
  const name = file.previousPath === undefined ? file.path : `${file.previousPath} → ${file.path}`;
  return html`<div class="box">
    <div class="head">
      ${name} <span class="good">+${String(additions)}</span> <span class="bad">−${String(deletions)}</span>
    </div>
    <pre class="patch">
${(text ?? '').split('\n').map((line) => html`<span class="${classes[line[0] ?? ''] ?? ''}">${line} </span>`)}</pre>
  </div>`;
}
