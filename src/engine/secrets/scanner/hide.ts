import { searchBytes } from '../matcher/search.ts';
import { judgeAll } from './judge.ts';
import { redact } from './redact.ts';
import { type Scanner, scanBytes } from './scan-bytes.ts';

/** What stands for a text in which a secret cannot be made unreadable by itself. */
export const HIDDEN = '…';

/** Work for one text of a page, in bytes looked at. */
const STEPS = 4_000_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The same text with each secret redacted; what is only visible once decoded, or costs too much to search, hides the whole text. */
export const hideSecrets = (scanner: Scanner, text: string): string => {
  const bytes = encoder.encode(text);
  const effort = { steps: STEPS };
  const found = searchBytes(scanner.matcher, { bytes, path: undefined }, effort);
  if (effort.steps <= 0) return HIDDEN;
  const parts: string[] = [];
  let done = 0;
  for (const { candidate, value, demoted } of judgeAll(bytes, found)) {
    if (demoted !== undefined || candidate.start < done) continue;
    parts.push(decoder.decode(bytes.subarray(done, candidate.start)));
    parts.push(redact(value, (candidate.body ?? candidate.start) - candidate.start));
    done = candidate.end;
  }
  const shown = [...parts, decoder.decode(bytes.subarray(done))].join('');
  const { findings, unread } = scanBytes(scanner, encoder.encode(shown));
  return unread.length > 0 || findings.some(({ demoted }) => demoted === undefined) ? HIDDEN : shown;
};
