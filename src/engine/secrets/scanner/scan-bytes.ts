import { type Allowance, unpack } from '../decoding/archive.ts';
import { encodedRuns } from '../decoding/encoded-runs.ts';
import { escapedStretches } from '../decoding/escapes.ts';
import { joinedStrings } from '../decoding/joined-strings.ts';
import type { Layer, Piece, Unread } from '../decoding/piece.ts';
import { survey } from '../decoding/survey.ts';
import { fromUtf16, withoutInvisible } from '../decoding/whole-text.ts';
import type { Matcher } from '../matcher/compile.ts';
import { searchBytes } from '../matcher/search.ts';
import type { Finding, Mac, ScanResult } from './finding.ts';
import { judgeAll, type Judged } from './judge.ts';
import { type Position, positionsIn } from './positions.ts';
import { normalise, redact } from './redact.ts';

/** Layers of encodings and archives that are opened one inside another. */
const DEEPEST = 5;
/** Bytes and entries that the archives in one file may hold together: so much, and more the larger the file. */
const MEGABYTE = 1024 * 1024;
const UNPACKED_AT_LEAST = 16 * MEGABYTE;
const UNPACKED_AT_MOST = 64 * MEGABYTE;
const UNPACKED_PER_BYTE = 8;
const MOST_ENTRIES = 5000;
/** Findings kept of one file: what matters of more is that there are more. */
const MOST_FINDINGS = 1000;

/** What scans a file. */
export interface Scanner {
  readonly matcher: Matcher;
  readonly mac: Mac;
}

interface Scan {
  readonly scanner: Scanner;
  readonly findings: Finding[];
  readonly seen: Set<string>;
  readonly unread: Set<Unread>;
  readonly allowance: Allowance;
}

interface Text {
  readonly bytes: Uint8Array;
  readonly layers: readonly Layer[];
  readonly place: (offset: number) => Position;
}

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
    endLine: line + (text.layers.length === 0 ? countLines(text.bytes, start, end) : 0),
    fingerprint: mac(`${format.vendor}\n${normalise(value)}`),
    redacted: redact(value, (candidate.body ?? start) - start),
    layers: text.layers,
    certain,
    ...(demoted === undefined ? {} : { demoted }),
    revoke: format.revoke,
  };
};

const countLines = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === 10) count++;
  return count;
};

/** Adds a finding unless an outer layer showed the same secret at the same line. */
const add = (scan: Scan, finding: Finding): void => {
  const key = `${finding.fingerprint}:${String(finding.line)}`;
  if (scan.seen.has(key)) return;
  scan.seen.add(key);
  if (scan.findings.length < MOST_FINDINGS) scan.findings.push(finding);
  else scan.unread.add('too-many-findings');
};

/** Joined strings and decoded text are read for what they reveal, not for more examples of what the plain text shows. */
const keeps = (judged: Judged, text: Text): boolean =>
  text.layers.length === 0 || judged.demoted === undefined || judged.candidate.bond === 'form';

const searchText = (scan: Scan, text: Text): void => {
  const { found, exhausted } = searchBytes(scan.scanner.matcher, text.bytes);
  if (exhausted) scan.unread.add('too-costly');
  for (const judged of judgeAll(text.bytes, found))
    if (keeps(judged, text)) add(scan, findingOf(judged, text, scan.scanner.mac));
};

const enter = (text: Text, piece: Piece): Text => {
  const { at, bytes, layer } = piece;
  const place = at === undefined ? positionsIn(bytes) : (): Position => text.place(at);
  return { bytes, layers: [...text.layers, layer], place };
};

const piecesOf = (text: Text): readonly Piece[] => {
  const { quotes, escapes, unusual } = survey(text.bytes);
  const inside = text.layers.at(-1);
  const plain = inside === 'joined' || inside === 'zero-width';
  const visible = unusual ? withoutInvisible(text.bytes) : undefined;
  return [
    ...(visible === undefined ? [] : [visible]),
    ...encodedRuns(text.bytes),
    ...escapedStretches(text.bytes, escapes),
    ...(plain ? [] : joinedStrings(text.bytes, quotes)),
  ];
};

const openPieces = (scan: Scan, text: Text, pieces: readonly Piece[]): void => {
  if (text.layers.length >= DEEPEST) {
    if (pieces.length > 0) scan.unread.add('too-deep');
    return;
  }
  for (const piece of pieces) scanText(scan, enter(text, piece));
};

const scanText = (scan: Scan, text: Text): void => {
  const unpacked = unpack(text.bytes, scan.allowance);
  if (unpacked !== undefined) {
    for (const reason of unpacked.unread) scan.unread.add(reason);
    openPieces(scan, text, unpacked.pieces);
    return;
  }
  const wide = fromUtf16(text.bytes);
  if (wide !== undefined) {
    openPieces(scan, text, [wide]);
    return;
  }
  searchText(scan, text);
  openPieces(scan, text, piecesOf(text));
};

/** Scans a file's bytes for secrets, through encodings and archives; never throws, and says what it could not read. */
export const scanBytes = (scanner: Scanner, bytes: Uint8Array): ScanResult => {
  const scan: Scan = {
    scanner,
    findings: [],
    seen: new Set(),
    unread: new Set(),
    allowance: {
      bytes: Math.min(UNPACKED_AT_MOST, UNPACKED_AT_LEAST + UNPACKED_PER_BYTE * bytes.length),
      entries: MOST_ENTRIES,
    },
  };
  scanText(scan, { bytes, layers: [], place: positionsIn(bytes) });
  return { findings: scan.findings, unread: [...scan.unread] };
};
