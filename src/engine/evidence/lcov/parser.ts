import type { Share } from '../../facts/coverage.ts';
import { COUNT_LIMIT, LINE_LIMIT, asciiBytes, byteAt, countIn, lineIn, startsWithAt, textOf } from '../bytes/ascii.ts';
import { ByteWindow, TOKEN_LIMIT } from '../bytes/byte-window.ts';
import type { Parsed, Parser, Problem, ProblemKey } from '../bytes/problem.ts';
import { CoverageBuilder, type FileBuilder } from '../line-coverage/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import { branchId, namedBranchId } from './branch-id.ts';

const NEWLINE = 10;
const RETURN = 13;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LETTER_A = 65;
const LETTER_B = 66;
const LETTER_D = 68;
/** Only records of functions begin with it. */
const LETTER_F = 70;

const SOURCE_FILE = asciiBytes('SF:');
const LINE = asciiBytes('DA:');
const BRANCH = asciiBytes('BRDA:');
const LINES_FOUND = asciiBytes('LF:');
const LINES_HIT = asciiBytes('LH:');
const END = asciiBytes('end_of_record');
/** Records that say nothing about lines: conditions, versions, test names, comments, blank lines. */
const SILENT = ['TN:', 'BRF:', 'BRH:', 'VER:', 'MCDC:', 'MRF:', 'MRH:', 'MCF:', 'MCH:', '#', '\n', '\r'].map(
  asciiBytes,
);

/** One `SF:` … `end_of_record`; the same file may have many. */
interface Section {
  readonly file: FileBuilder;
  records: number;
  covered: number;
  found: number | undefined;
  hit: number | undefined;
}

/** Reads whole lines in place; only odd records are cut out and looked at twice. */
export class LcovParser implements Parser<CoverageReport> {
  readonly #builder = new CoverageBuilder();
  readonly #window: ByteWindow;
  #section: Section | undefined;
  #problem: Problem | undefined;
  #lineNumber = 0;
  /** Where the last plain number ended, and the byte there. */
  #at = 0;
  #stop = 0;

  constructor(windowSize?: number) {
    this.#window = new ByteWindow((bytes, end) => this.#consume(bytes, end), windowSize);
  }

  push(chunk: Uint8Array): void {
    if (this.#problem === undefined) this.#window.push(chunk);
  }

  end(): Parsed<CoverageReport> {
    if (this.#problem === undefined) {
      const rest = this.#window.end();
      if (rest.length > 0) this.#consume(withNewline(rest), rest.length + 1);
    }
    if (this.#section !== undefined) this.#fail('truncated');
    if (this.#problem !== undefined) return { ok: false, problem: this.#problem };
    return this.#builder.build();
  }

  #consume(bytes: Uint8Array, end: number): number {
    const lastBreak = bytes.lastIndexOf(NEWLINE, end - 1);
    let at = 0;
    while (at <= lastBreak && this.#problem === undefined) {
      this.#lineNumber += 1;
      const next = this.#record(bytes, at);
      // A limit must not depend on where chunks were cut.
      if (next - at > TOKEN_LIMIT) this.#fail('too-long');
      at = next;
    }
    if (end - at > TOKEN_LIMIT) this.#problem ??= { key: 'too-long', line: this.#lineNumber + 1 };
    return this.#problem === undefined ? at : end;
  }

  /** Reads the record at `at`, whose end is known to be in reach, and returns where the next one begins. */
  #record(bytes: Uint8Array, at: number): number {
    const first = byteAt(bytes, at);
    let next = 0;
    if (first === LETTER_D && byteAt(bytes, at + 1) === LETTER_A && byteAt(bytes, at + 2) === COLON)
      next = this.#plainLine(bytes, at + LINE.length);
    else if (first === LETTER_B && startsWithAt(bytes, at, BRANCH)) next = this.#plainBranch(bytes, at + BRANCH.length);
    else if (first === LETTER_F) next = bytes.indexOf(NEWLINE, at) + 1;
    return next === 0 ? this.#anyRecord(bytes, at) : next;
  }

  /** `line,hits` in plain digits; 0 when it is written in any other way. */
  #plainLine(bytes: Uint8Array, from: number): number {
    const section = this.#section;
    const line = this.#plainNumber(bytes, from);
    if (section === undefined || line === 0 || line > LINE_LIMIT || !this.#stoppedAt(COMMA)) return 0;
    const digits = this.#at + 1;
    const hits = this.#plainNumber(bytes, digits);
    if (this.#at === digits || !this.#stoppedAt(NEWLINE)) return 0;
    this.#addLine(section, line, hits);
    return this.#at + 1;
  }

  /** `line,block,branch,taken` in plain digits or `-`; 0 when it is written in any other way. */
  #plainBranch(bytes: Uint8Array, from: number): number {
    const line = this.#plainNumber(bytes, from);
    if (line > LINE_LIMIT || !this.#stoppedAt(COMMA)) return 0;
    const block = this.#plainNumber(bytes, this.#at + 1);
    if (!this.#stoppedAt(COMMA)) return 0;
    const branch = this.#plainNumber(bytes, this.#at + 1);
    const id = this.#stoppedAt(COMMA) ? branchId(block, branch) : undefined;
    return id === undefined ? 0 : this.#plainTaken(bytes, line, id);
  }

  #plainTaken(bytes: Uint8Array, line: number, id: number): number {
    const from = this.#at + 1;
    const taken = this.#plainNumber(bytes, from);
    if (this.#at === from) {
      if (!this.#stoppedAt(MINUS)) return 0;
      this.#plainNumber(bytes, from + 1);
      if (this.#at > from + 1) return 0;
    }
    if (this.#section === undefined || !this.#stoppedAt(NEWLINE)) return 0;
    this.#section.file.arm(line, id, taken > 0);
    return this.#at + 1;
  }

  /** Digits from there on; where they stop, and at which byte, is left behind. */
  #plainNumber(bytes: Uint8Array, from: number): number {
    let at = from;
    let value = 0;
    let byte = byteAt(bytes, at);
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      at += 1;
      byte = byteAt(bytes, at);
    }
    this.#at = at;
    this.#stop = byte;
    return value;
  }

  #stoppedAt(byte: number): boolean {
    return this.#stop === byte;
  }

  #anyRecord(bytes: Uint8Array, at: number): number {
    const next = bytes.indexOf(NEWLINE, at) + 1;
    const end = byteAt(bytes, next - 2) === RETURN && next - 2 >= at ? next - 2 : next - 1;
    if (next - at > TOKEN_LIMIT) return next;
    if (startsWithAt(bytes, at, SOURCE_FILE)) this.#open(textOf(bytes, at + SOURCE_FILE.length, end));
    else if (startsWithAt(bytes, at, END)) this.#close();
    else if (!SILENT.some((word) => startsWithAt(bytes, at, word))) this.#inSection(bytes, at, end);
    return next;
  }

  #inSection(bytes: Uint8Array, at: number, end: number): void {
    const section = this.#section;
    if (startsWithAt(bytes, at, LINE)) this.#oddLine(bytes, at + LINE.length, end);
    else if (startsWithAt(bytes, at, BRANCH)) this.#oddBranch(textOf(bytes, at + BRANCH.length, end));
    else if (section !== undefined && startsWithAt(bytes, at, LINES_FOUND))
      section.found = countIn(bytes, at + LINES_FOUND.length, end);
    else if (section !== undefined && startsWithAt(bytes, at, LINES_HIT))
      section.hit = countIn(bytes, at + LINES_HIT.length, end);
    else this.#builder.log.note('unknown-record', { line: this.#lineNumber });
  }

  /** `line,hits[,checksum]` with a checksum, a sign, an exponent or a carriage return. */
  #oddLine(bytes: Uint8Array, from: number, end: number): void {
    const comma = bytes.indexOf(COMMA, from);
    if (this.#section === undefined || comma < 0 || comma >= end) return this.#fail('malformed');
    const second = bytes.indexOf(COMMA, comma + 1);
    const hits = countIn(bytes, comma + 1, second < 0 || second > end ? end : second);
    if (hits === undefined) return this.#fail('malformed');
    if (byteAt(bytes, comma + 1) === MINUS) this.#builder.log.note('negative-hits', { line: this.#lineNumber });
    const line = lineIn(bytes, from, comma);
    if (line === 0) this.#builder.log.note('line-without-number', { line: this.#lineNumber });
    else this.#addLine(this.#section, line, hits);
  }

  /** The block and the branch may be expressions with commas in them: only the first and the last field are certain. */
  #oddBranch(text: string): void {
    const [, line, name, taken] = /^(\d{1,8}),(.*),([^,]*)$/.exec(text) ?? [];
    if (this.#section === undefined) return this.#fail('malformed');
    if (line === undefined || name === undefined || taken === undefined)
      return this.#builder.log.note('branches-unreadable', { line: this.#lineNumber });
    this.#section.file.arm(Number(line), namedBranchId(name), /^[^-]*[1-9]/.test(taken));
  }

  #addLine(section: Section, line: number, hits: number): void {
    section.file.line(line, hits > COUNT_LIMIT ? COUNT_LIMIT : hits);
    section.records += 1;
    if (hits > 0) section.covered += 1;
  }

  #open(path: string): void {
    this.#close();
    this.#section = { file: this.#builder.file(path), records: 0, covered: 0, found: undefined, hit: undefined };
  }

  #close(): void {
    const section = this.#section;
    this.#section = undefined;
    if (section?.found === undefined || section.hit === undefined) return;
    const declared: Share = { covered: section.hit, total: section.found };
    const records: Share = { covered: section.covered, total: section.records };
    this.#builder.compare(declared, records, () => section.file.share(), section.file.path);
  }

  #fail(key: ProblemKey): void {
    this.#problem ??= { key, line: this.#lineNumber };
  }
}

function withNewline(rest: Uint8Array): Uint8Array {
  const record = new Uint8Array(rest.length + 1);
  record.set(rest);
  record[rest.length] = NEWLINE;
  return record;
}
