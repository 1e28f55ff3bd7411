import type { Finding } from '../engine/secrets/scanner/finding.ts';

/** What is known of a finding once the lines around it and those before it were looked at. */
export interface Novelty {
  /** It stands on a line that was not there before. */
  readonly added: boolean;
  /** A comment on one of its lines asks scanners to let it pass. */
  readonly allowComment: boolean;
}

/** Lines as byte-exact text: one character a byte. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split(/\r?\n/);
}

/** How scanners are asked to look away: theirs, and ours. */
const ALLOW =
  /(?:garde-fou|gitleaks|betterleaks|trufflehog|kingfisher):\s*(?:allow|ignore)|secretlint-disable|ggignore|pragma:\s*allowlist secret|nosecret/i;

/** Lines of their own, which the text around does not show. */
const isInside = ({ layers }: Finding): boolean =>
  layers.some((layer) => layer.startsWith('entry:') || layer === 'utf-16' || layer === 'gzip');

/** Of a finding over several lines, one new line is enough. */
export function noveltyOf(finding: Finding, lines: readonly string[], known: ReadonlySet<string>): Novelty {
  if (isInside(finding)) return { added: true, allowComment: false };
  const own = lines.slice(finding.line - 1, Math.max(finding.line, finding.endLine));
  return {
    added: own.length === 0 || own.some((line) => !known.has(line)),
    allowComment: lines.slice(Math.max(0, finding.line - 2), finding.endLine).some((line) => ALLOW.test(line)),
  };
}
