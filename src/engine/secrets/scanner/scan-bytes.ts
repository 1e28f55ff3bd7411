import { type Allowance, unpack, type Unpacked } from '../decoding/archive.ts';
import { continuedLines } from '../decoding/continued-lines.ts';
import { encodedRuns } from '../decoding/encoded-runs.ts';
import { escapedStretches } from '../decoding/escapes.ts';
import { joinedStrings } from '../decoding/joined-strings.ts';
import type { Layer, Piece, Unread } from '../decoding/piece.ts';
import { survey } from '../decoding/survey.ts';
import { templateStrings } from '../decoding/template-strings.ts';
import { fromUtf16, wideStretches, withoutInvisible } from '../decoding/whole-text.ts';
import type { Matcher } from '../matcher/compile.ts';
import { type Effort, searchBytes } from '../matcher/search.ts';
import { withCompanions } from './companions.ts';
import type { Finding, Mac, ScanResult } from './finding.ts';
import { judgeAll, type Judged } from './judge.ts';
import { type Position, positionsIn } from './positions.ts';
import { normalise, redact } from './redact.ts';

/** Layers of encodings and archives that are opened one inside another. */
const DEEPEST = 5;
const MEGABYTE = 1024 * 1024;
/** Bytes and entries that the archives in one file may hold together: so much, and more the larger the file. */
const UNPACKED_AT_LEAST = 3 * MEGABYTE;
const UNPACKED_AT_MOST = 64 * MEGABYTE;
const UNPACKED_PER_BYTE = 6;
const MOST_ENTRIES = 5000;
/** Bytes that may be decoded from one file, beside those of archives. */
const DECODED_AT_LEAST = 2 * MEGABYTE;
const DECODED_PER_BYTE = 2;
/** Work allowed for a file, for each of its bytes of text and for each byte unpacked or decoded from it; ordinary text takes 0.3 a byte, the source of a parser 10. */
const STEPS_AT_LEAST = 2_000_000;
const STEPS_PER_BYTE = 4;
const STEPS_PER_BYTE_OF_TEXT = 14;
const STEPS_PER_DECODED_BYTE = 1;
/** Findings kept of one file: what matters of more is that there are more. */
const MOST_FINDINGS = 1000;

/** What scans a file. */
export interface Scanner {
  readonly matcher: Matcher;
  readonly mac: Mac;
}

interface Scan {
  readonly scanner: Scanner;
  readonly path: string | undefined;
  readonly findings: Finding[];
  /** Where in `findings` a secret of a line stands. */
  readonly seen: Map<string, number>;
  readonly unread: Set<Unread>;
  readonly allowance: Allowance;
  readonly effort: Effort;
  /** Bytes of decoded text that may still be searched. */
  decoded: number;
}

interface Text {
  readonly bytes: Uint8Array;
  readonly layers: readonly Layer[];
  readonly place: (offset: number) => Position;
  /** It has lines of its own: a file, or an entry of an archive. */
  readonly own: boolean;
  /** Bytes at its beginning that the text around it shows as well. */
  readonly lead: number;
}

const fingerprintOf = ({ candidate, value }: Judged, mac: Mac): string =>
  mac(`${candidate.format.vendor}\n${normalise(value)}`);

const findingOf = (judged: Judged, text: Text, mac: Mac): Finding => {
  const { candidate, value, demoted, certain } = judged;
  const { format, start, end } = candidate;
  const { line, column } = text.place(start);
  return {
    detector: format.id,
    vendor: format.vendor,
    kind: format.kind,
    severity: format.severity,
    line,
    column,
    endLine: Math.max(line, text.place(Math.max(start, end - 1)).line),
    fingerprint: fingerprintOf(judged, mac),
    redacted: redact(value, (candidate.body ?? start) - start),
    layers: text.layers,
    certain,
    ...(demoted === undefined ? {} : { demoted }),
    revoke: format.revoke,
  };
};

/** Adds a finding unless the same secret was shown at the same line; one that blocks takes the place of one that does not. */
const add = (scan: Scan, finding: Finding): void => {
  const key = `${finding.fingerprint}:${String(finding.line)}`;
  const at = scan.seen.get(key);
  if (at === undefined) scan.seen.set(key, scan.findings.push(finding) - 1);
  else if (scan.findings[at]?.demoted !== undefined && finding.demoted === undefined) scan.findings[at] = finding;
};

/** Joined strings and decoded text are read for what they reveal, not for more examples of what the plain text shows. */
const keeps = (judged: Judged, text: Text): boolean =>
  text.layers.length === 0 || judged.demoted === undefined || judged.candidate.bond === 'form';

const searchText = (scan: Scan, text: Text, keep: (judged: Judged, text: Text) => boolean): void => {
  const found = searchBytes(scan.scanner.matcher, { bytes: text.bytes, path: scan.path }, scan.effort);
  if (scan.effort.steps <= 0) scan.unread.add('too-costly');
  for (const judged of judgeAll(text.bytes, withCompanions(text.bytes, found))) {
    if (!keep(judged, text)) continue;
    if (scan.findings.length >= MOST_FINDINGS) {
      scan.unread.add('too-many-findings');
      return;
    }
    add(scan, findingOf(judged, text, scan.scanner.mac));
  }
};

const enter = (text: Text, piece: Piece): Text => {
  const { origin, bytes, layer, lead = 0, whole = false } = piece;
  const layers = [...text.layers, layer];
  const own = origin === undefined || (whole && text.own);
  if (own) return { bytes, layers, own, lead, place: positionsIn(bytes) };
  return { bytes, layers, own, lead, place: (offset) => text.place(origin(offset)) };
};

/** What may be hidden in a text, found one after the other so that little is held at once. */
function* piecesOf(text: Text): Generator<Piece> {
  const { quotes, templates, escapes, unusual, zeros } = survey(text.bytes);
  const inside = text.layers.at(-1);
  const visible = unusual ? withoutInvisible(text.bytes) : undefined;
  if (visible !== undefined) yield visible;
  if (zeros) yield* wideStretches(text.bytes);
  yield* encodedRuns(text.bytes);
  yield* escapedStretches(text.bytes, escapes, text.lead);
  if (inside === 'joined' || inside === 'zero-width') return;
  yield* joinedStrings(text.bytes, quotes);
  yield* continuedLines(text.bytes, escapes);
  yield* templateStrings(text.bytes, templates);
}

const openPieces = (scan: Scan, text: Text, pieces: Iterable<Piece>): void => {
  for (const piece of pieces) {
    if (text.layers.length >= DEEPEST) {
      scan.unread.add('too-deep');
      return;
    }
    scan.decoded -= piece.bytes.length;
    if (scan.decoded < 0) {
      scan.unread.add('too-costly');
      return;
    }
    scan.effort.steps += STEPS_PER_DECODED_BYTE * piece.bytes.length;
    scanText(scan, enter(text, piece));
  }
};

/** Between the entries of an archive stand names and comments: there only what has a form of its own counts, and no entry showed. */
const betweenEntries = (scan: Scan): ((judged: Judged) => boolean) => {
  const shown = new Set(scan.findings.map(({ fingerprint }) => fingerprint));
  return (judged) =>
    judged.candidate.bond === 'form' &&
    judged.demoted === undefined &&
    !shown.has(fingerprintOf(judged, scan.scanner.mac));
};

const scanArchive = (scan: Scan, text: Text, { pieces, unread, follows }: Unpacked): void => {
  for (const reason of unread) scan.unread.add(reason);
  openPieces(scan, text, pieces);
  if (follows !== true) searchText(scan, text, betweenEntries(scan));
};

const scanText = (scan: Scan, text: Text): void => {
  const unpacked = unpack(text.bytes, scan.allowance);
  if (unpacked !== undefined) scanArchive(scan, text, unpacked);
  if (unpacked !== undefined && unpacked.follows !== true) return;
  const wide = fromUtf16(text.bytes);
  if (wide !== undefined) {
    openPieces(scan, text, [wide]);
    return;
  }
  if (text.layers.length === 0) scan.effort.steps += STEPS_PER_BYTE_OF_TEXT * text.bytes.length;
  searchText(scan, text, keeps);
  openPieces(scan, text, piecesOf(text));
};

/**
 * Scans a file's bytes for secrets, through encodings and archives; never throws, and says what it could not read.
 * Only an organisation's own rules look at the path.
 */
export const scanBytes = (scanner: Scanner, bytes: Uint8Array, path?: string): ScanResult => {
  const unpacked = Math.min(UNPACKED_AT_MOST, UNPACKED_AT_LEAST + UNPACKED_PER_BYTE * bytes.length);
  const scan: Scan = {
    scanner,
    path,
    findings: [],
    seen: new Map(),
    unread: new Set(),
    allowance: { bytes: unpacked, entries: MOST_ENTRIES },
    effort: { steps: STEPS_AT_LEAST + STEPS_PER_BYTE * bytes.length },
    decoded: unpacked + DECODED_AT_LEAST + DECODED_PER_BYTE * bytes.length,
  };
  scanText(scan, { bytes, layers: [], own: true, lead: 0, place: positionsIn(bytes) });
  return { findings: scan.findings, unread: [...scan.unread] };
};
