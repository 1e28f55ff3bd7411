import type { Share } from '../../facts/coverage.ts';
import { COUNT_LIMIT, LINE_LIMIT, asciiBytes, byteAt, countIn, lineIn, startsWithAt, textOf } from '../bytes/ascii.ts';
import { ByteWindow, TOKEN_LIMIT } from '../bytes/byte-window.ts';
import type { Parsed, Parser, Problem, ProblemKey } from '../bytes/problem.ts';
import { CoverageBuilder, type FileBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import { branchId, namedBranchId } from './branch-id.ts';
import { PlainNumber, digitAt, endsLine } from './plain-record.ts';

const NEWLINE = 10;
const RETURN = 13;
const COMMA = 44;
const MINUS = 45;
const COLON = 58;
const LETTER_A = 65;
const LETTER_B = 66;
const LETTER_D = 68;
/** Only records of functions begin with it. */
const LETTER_F = 70;
const LETTER_L = 76;
const LETTER_S = 83;
const LETTER_T = 84;
const LETTER_E = 101;

const SOURCE_FILE = asciiBytes('SF:');
const LINE = asciiBytes('DA:');
const BRANCH = asciiBytes('BRDA:');
const LINES_FOUND = asciiBytes('LF:');
const LINES_HIT = asciiBytes('LH:');
const TEST = asciiBytes('TN:');
const END = asciiBytes('end_of_record');
/** Records that say nothing about lines: conditions, versions, comments, blank lines. */
const SILENT = ['BRF:', 'BRH:', 'VER:', 'MCDC:', 'MRF:', 'MRH:', 'MCF:', 'MCH:', '#', '\n', '\r'].map(asciiBytes);

/** Records that are handed on together. */
const RUN = 512;

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
  readonly #number = new PlainNumber();
  readonly #run = { numbers: new Uint32Array(RUN), ids: new Uint32Array(RUN), hits: new Uint32Array(RUN) };

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
    const { numbers, hits: counts } = this.#run;
    let at = from;
    let records = 0;
    let covered = 0;
    while (at <= lastBreak && records < RUN && startsLine(bytes, at)) {
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
      if (!endsLine(bytes, place, place - comma - 1)) break;
      numbers[records] = line;
      counts[records] = hits;
      records += 1;
      covered += Number(hits > 0);
      at = place + 1;
    }
    section.file.lines(numbers, counts, records);
    section.records += records;
    section.covered += covered;
    this.#lineNumber += records;
    return at;
  }

  /** `BRDA:line,block,branch,taken`. */
  #plainBranches({ file }: Section, bytes: Uint8Array, from: number, lastBreak: number): number {
    const { numbers, ids, hits } = this.#run;
    const number = this.#number;
    let at = from;
    let records = 0;
    while (at <= lastBreak && records < RUN && startsBranch(bytes, at)) {
      if (!number.read(bytes, at + BRANCH.length, COMMA)) break;
      const line = number.value;
      if (!number.read(bytes, number.next, COMMA)) break;
      const block = number.value;
      if (!number.read(bytes, number.next, COMMA)) break;
      const id = branchId(block, number.value);
      if (id === undefined || line > LINE_LIMIT || !number.readTaken(bytes, number.next)) break;
      numbers[records] = line;
      ids[records] = id;
      hits[records] = number.value;
      records += 1;
      at = number.next;
    }
    file.arms(numbers, ids, hits, records);
    this.#lineNumber += records;
    return at;
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
    this.#record(bytes, at, end);
    return next;
  }

  #record(bytes: Uint8Array, at: number, end: number): void {
    switch (byteAt(bytes, at)) {
      case LETTER_S:
        if (startsWithAt(bytes, at, SOURCE_FILE)) this.#open(textOf(bytes, at + SOURCE_FILE.length, end));
        else this.#noteUnknown();
        break;
      case LETTER_E:
        if (startsWithAt(bytes, at, END)) this.#close();
        else this.#noteUnknown();
        break;
      case LETTER_L:
        this.#total(bytes, at, end);
        break;
      case LETTER_T:
        if (!startsWithAt(bytes, at, TEST)) this.#noteUnknown();
        break;
      default:
        this.#rareRecord(bytes, at, end);
    }
  }

  #total(bytes: Uint8Array, at: number, end: number): void {
    const section = this.#section;
    if (section !== undefined && startsWithAt(bytes, at, LINES_FOUND))
      section.found = countIn(bytes, at + LINES_FOUND.length, end);
    else if (section !== undefined && startsWithAt(bytes, at, LINES_HIT))
      section.hit = countIn(bytes, at + LINES_HIT.length, end);
    else this.#noteUnknown();
  }

  #rareRecord(bytes: Uint8Array, at: number, end: number): void {
    if (startsWithAt(bytes, at, LINE)) this.#oddLine(bytes, at + LINE.length, end);
    else if (startsWithAt(bytes, at, BRANCH)) this.#oddBranch(textOf(bytes, at + BRANCH.length, end));
    else if (!SILENT.some((word) => startsWithAt(bytes, at, word))) this.#noteUnknown();
  }

  #noteUnknown(): void {
    this.#builder.log.note('unknown-record', { line: this.#lineNumber });
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
    if (section.found === section.records && section.hit === section.covered) return;
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

function startsBranch(bytes: Uint8Array, at: number): boolean {
  return byteAt(bytes, at) === LETTER_B && startsWithAt(bytes, at, BRANCH);
}

function withNewline(rest: Uint8Array): Uint8Array {
  const record = new Uint8Array(rest.length + 1);
  record.set(rest);
  record[rest.length] = NEWLINE;
  return record;
}
