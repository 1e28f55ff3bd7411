import { raw } from 'hono/html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The only HTML that our own pages use: everything else that somebody wrote stays text. */
const ownHtml = /&lt;(\/?(?:details|summary|sub|br))&gt;/g;

/** GitHub's Markdown as HTML. Safe for hostile text: HTML is escaped, dangerous link protocols are dropped. */
export function markdown(text: string): ReturnType<typeof raw> {
  const safe = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return raw(safe.replaceAll(ownHtml, '<$1>'));
}
