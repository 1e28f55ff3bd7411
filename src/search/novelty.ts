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

/** Characters of a line that are looked at for a comment. */
const LONGEST_LINE = 100_000;

/** Lines of their own, which the text around does not show. */
const isInside = ({ layers }: Finding): boolean =>
  layers.some((layer) => layer.startsWith('entry:') || layer === 'utf-16' || layer === 'gzip');

/** The lines that decide on a finding, and the one before them, where a comment may stand; a copy, so that the file can go. */
export function linesAround({ line, endLine }: Finding, lines: readonly string[]): Surroundings {
  const last = Math.max(line, endLine);
  return {
    own: lines.length < line ? null : copied(lines.slice(line - 1, last).join('\n')),
    asksToAllow: lines.slice(Math.max(0, line - 2), last).some((one) => ALLOW.test(one.slice(0, LONGEST_LINE))),
  };
}

/** What is kept of the text around a finding. */
export interface Surroundings {
  /** The lines as one text; `null` when the file has no such lines. */
  readonly own: string | null;
  readonly asksToAllow: boolean;
}

/** Of some stretches of lines those that stand in a content, whole and in their order. */
export function standingIn(lines: readonly string[], stretches: Iterable<string>): ReadonlySet<string> {
  const places = Map.groupBy(lines.keys(), (at) => lines[at] ?? '');
  const holds = (stretch: string): boolean => {
    const wanted = stretch.split('\n').map((line, step) => ({ line, step, at: places.get(line) ?? [] }));
    const rarest = wanted.reduce((one, other) => (other.at.length < one.at.length ? other : one));
    return rarest.at.some((at) => wanted.every(({ line, step }) => lines[at - rarest.step + step] === line));
  };
  return new Set(Array.from(stretches).filter((stretch) => holds(stretch)));
}

/** A part of a long string keeps all of it in memory. */
function copied(line: string): string {
  return Buffer.from(line, 'latin1').toString('latin1');
}

/**
 * Told from the stretches of lines that stood there before: lines that are known apart may have told nothing. Without its
 * surroundings a finding is taken for new.
 */
export function noveltyOf(
  finding: Finding,
  surroundings: Surroundings | undefined,
  known: ReadonlySet<string>,
): Novelty {
  if (isInside(finding) || surroundings === undefined) return { added: true, allowComment: false };
  const { own, asksToAllow } = surroundings;
  return { added: own === null || !known.has(own), allowComment: asksToAllow };
}
