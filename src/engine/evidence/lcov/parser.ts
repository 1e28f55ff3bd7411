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
/** Numbers of more digits are looked at twice. */
const MOST_DIGITS = 9;
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
  /** The plain numbers read last. */
  readonly #numbers = new Int32Array(4);
  #count = 0;

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
      const next = this.#plainRecords(bytes, at, lastBreak);
      at = next === at ? this.#oneRecord(bytes, at) : next;
    }
    if (end - at > TOKEN_LIMIT) this.#problem ??= { key: 'too-long', line: this.#lineNumber + 1 };
    return this.#problem === undefined ? at : end;
  }

  /** Reads records of one kind as long as they are written plainly, and returns where something else begins. */
  #plainRecords(bytes: Uint8Array, at: number, lastBreak: number): number {
    const section = this.#section;
    const first = byteAt(bytes, at);
    if (first === LETTER_F) return this.#functions(bytes, at, lastBreak);
    if (section === undefined) return at;
    if (first === LETTER_D) return this.#plainLines(section, bytes, at, lastBreak);
    return first === LETTER_B ? this.#plainBranches(section, bytes, at, lastBreak) : at;
  }

  /** `DA:line,hits`: most of a report, so nothing is called and no field touched between two bytes. */
  #plainLines(section: Section, bytes: Uint8Array, from: number, lastBreak: number): number {
    const { file } = section;
    let at = from;
    let records = 0;
    let covered = 0;
    while (at <= lastBreak && startsLine(bytes, at)) {
      let place = at + LINE.length;
      let line = 0;
      for (let digit = digitAt(bytes, place); digit < 10; digit = digitAt(bytes, place)) {
        line = line * 10 + digit;
        place += 1;
      }
      if (byteAt(bytes, place) !== COMMA || line === 0 || line > LINE_LIMIT) break;
      const comma = place;
      let hits = 0;
      place += 1;
      for (let digit = digitAt(bytes, place); digit < 10; digit = digitAt(bytes, place)) {
        hits = hits * 10 + digit;
        place += 1;
      }
      if (byteAt(bytes, place) !== NEWLINE || !isPlain(place - comma - 1)) break;
      file.line(line, hits);
      records += 1;
      covered += Number(hits > 0);
      at = place + 1;
    }
    section.records += records;
    section.covered += covered;
    this.#lineNumber += records;
    return at;
  }

  /** `BRDA:line,block,branch,taken`, where a branch that was never evaluated is taken `-`. */
  #plainBranches({ file }: Section, bytes: Uint8Array, from: number, lastBreak: number): number {
    let at = from;
    while (at <= lastBreak && byteAt(bytes, at) === LETTER_B && startsWithAt(bytes, at, BRANCH)) {
      const end = this.#plainNumbers(bytes, at + BRANCH.length);
      const isNever = byteAt(bytes, end) === MINUS && byteAt(bytes, end - 1) === COMMA;
      const last = isNever ? end + 1 : end;
      const line = this.#number(0);
      const id = branchId(this.#number(1), this.#number(2));
      if (byteAt(bytes, last) !== NEWLINE || this.#count !== 4 || id === undefined || line > LINE_LIMIT) break;
      file.arm(line, id, this.#number(3) > 0);
      this.#lineNumber += 1;
      at = last + 1;
    }
    return at;
  }

  /** Digits and commas from there on, up to four numbers of a few digits; where they end. */
  #plainNumbers(bytes: Uint8Array, from: number): number {
    let at = from;
    let start = from;
    let count = 0;
    let value = 0;
    for (;;) {
      const digit = digitAt(bytes, at);
      if (digit < 10) value = value * 10 + digit;
      else {
        if (at - start > MOST_DIGITS || count === 4) break;
        this.#numbers[count] = value;
        count += 1;
        if (byteAt(bytes, at) !== COMMA) break;
        value = 0;
        start = at + 1;
      }
      at += 1;
    }
    this.#count = count;
    return at;
  }

  #number(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  /** Records of functions say nothing about lines. */
  #functions(bytes: Uint8Array, from: number, lastBreak: number): number {
    let at = from;
    while (at <= lastBreak && byteAt(bytes, at) === LETTER_F) {
      let place = at;
      while (byteAt(bytes, place) !== NEWLINE) place += 1;
      if (place - at >= TOKEN_LIMIT) break;
      this.#lineNumber += 1;
      at = place + 1;
    }
    return at;
  }

  #oneRecord(bytes: Uint8Array, at: number): number {
    this.#lineNumber += 1;
    const next = this.#anyRecord(bytes, at);
    // A limit must not depend on where chunks were cut.
    if (next - at > TOKEN_LIMIT) this.#fail('too-long');
    return next;
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

function startsLine(bytes: Uint8Array, at: number): boolean {
  return byteAt(bytes, at) === LETTER_D && byteAt(bytes, at + 1) === LETTER_A && byteAt(bytes, at + 2) === COLON;
}

/** Whether a number of so many digits needs no second look. */
function isPlain(digits: number): boolean {
  return digits > 0 && digits < MOST_DIGITS;
}

/** A digit's value; 10 or more for every other byte. */
function digitAt(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) ^ ZERO;
}

function withNewline(rest: Uint8Array): Uint8Array {
  const record = new Uint8Array(rest.length + 1);
  record.set(rest);
  record[rest.length] = NEWLINE;
  return record;
}
