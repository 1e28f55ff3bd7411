import { byteAt, startsWithAt } from './bytes/ascii.ts';
import { ByteWindow } from './bytes/byte-window.ts';
import type { Parsed, Parser, ProblemKey } from './bytes/problem.ts';
import type { AnyFormat } from './format.ts';
import { type ReadReport, formatOf } from './formats.ts';
import { SAMPLE_BYTES, sampleOf } from './sample.ts';

const WIDE_MARKS = [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xfe, 0xff)];

/** Reads a report of any kind: the first bytes decide the format, whatever the file is called. */
export class ReportReader implements Parser<ReadReport> {
  #read: Reading | undefined;
  readonly #head = new ByteWindow((bytes, end) => this.#begin(bytes.subarray(0, end)), SAMPLE_BYTES);
  #begun = false;
  /** What is wrong with content that no format knows as its own. */
  #unknown: ProblemKey = 'empty';

  push(chunk: Uint8Array): void {
    if (this.#begun) this.#read?.push(chunk);
    else this.#head.push(chunk);
  }

  end(): Parsed<ReadReport> {
    if (!this.#begun) this.#head.end();
    return this.#read?.end() ?? { ok: false, problem: { key: this.#unknown } };
  }

  #begin(bytes: Uint8Array): number {
    this.#begun = true;
    if (isWide(bytes)) this.#unknown = 'encoding';
    else if (bytes.length === SAMPLE_BYTES || !bytes.every(isBlank)) this.#unknown = 'unrecognised';
    const format = formatOf(sampleOf(bytes));
    this.#read = format === undefined ? undefined : reading(format);
    this.#read?.push(bytes);
    return bytes.length;
  }
}

/** The mark of UTF-16, or a NUL in every other of the first four bytes, as its ASCII letters have it without a mark. */
function isWide(bytes: Uint8Array): boolean {
  if (WIDE_MARKS.some((mark) => startsWithAt(bytes, 0, mark))) return true;
  if (bytes.length < 4) return false;
  const [even, odd] = [0, 1].map((start) => byteAt(bytes, start) === 0 && byteAt(bytes, start + 2) === 0);
  return even !== odd;
}

/** White space, and the byte order mark of UTF-8. */
const BLANK: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);

function isBlank(byte: number): boolean {
  return BLANK.has(byte);
}

type Reading = Parser<ReadReport>;

function reading(format: AnyFormat): Reading {
  switch (format.kind) {
    case 'coverage':
      return named(format.start(), (report) => ({ kind: 'coverage', format: format.id, report }));
    case 'tests':
      return named(format.start(), (report) => ({ kind: 'tests', format: format.id, report }));
    case 'analysis':
      return named(format.start(), (report) => ({ kind: 'analysis', format: format.id, report }));
  }
}

function named<T>(parser: Parser<T>, name: (report: T) => ReadReport): Reading {
  return {
    push: (chunk) => parser.push(chunk),
    end: () => {
      const parsed = parser.end();
      return parsed.ok ? { ok: true, value: name(parsed.value) } : parsed;
    },
  };
}
