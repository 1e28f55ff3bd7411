import type { FileCoverage, Share } from '../../../facts/coverage.ts';
import { LINE_LIMIT } from '../../bytes/ascii.ts';
import type { Parsed, Problem } from '../../bytes/problem.ts';
import { WarningLog } from '../../bytes/warning-log.ts';
import { type CoverageReport, addShares, lineShare } from '../report.ts';
import { FileTables, linesIn, NOTHING, type PackedRecords, Store } from './file-tables.ts';
import type { Budget } from './record-table.ts';

const MAX_FILES = 500_000;
const MAX_ROOTS = 1000;
const MAX_PATH = 4096;
/** Places for records in all tables of a report: 8 bytes each. */
const MAX_RECORDS = 2 ** 26;

/** The same for formats in which a few bytes can stand for very many lines. */
export const MAX_EXPANDED_RECORDS = 2 ** 22;

/** What all files of a report share. */
interface Shelf {
  readonly log: WarningLog;
  readonly store: Store;
  readonly budget: Budget;
  /** Tables of the file read last, free to be used again. */
  spare: FileTables | undefined;
}

/** Collects the records of one file: in tables while it is read, packed once another file follows. */
export class FileBuilder {
  readonly path: string;
  readonly #shelf: Shelf;
  #tables: FileTables | undefined;
  #packed: PackedRecords = NOTHING;

  constructor(path: string, shelf: Shelf) {
    this.path = path;
    this.#shelf = shelf;
  }

  /** One record of a line; `hits` is a saturated count. */
  line(number: number, hits: number): void {
    if (this.#believes(number)) (this.#tables ?? this.#open()).lines.add(number, hits);
  }

  /** Many records of lines that may be believed: the first `count` of both columns. */
  lines(numbers: Uint32Array, hits: Uint32Array, count: number): void {
    (this.#tables ?? this.#open()).lines.addAll(numbers, hits, count);
  }

  /** One branch that the format can name by 28 bits; two records with the same name are the same branch. */
  arm(line: number, id: number, taken: boolean): void {
    if (this.#believes(line)) (this.#tables ?? this.#open()).arm(line, id, taken);
  }

  /** Many such branches, the first `count` of all columns; taken is what has hits. */
  arms(numbers: Uint32Array, ids: Uint32Array, hits: Uint32Array, count: number): void {
    for (let at = 0; at < count; at += 1) this.arm(numbers[at] ?? 0, ids[at] ?? 0, (hits[at] ?? 0) > 0);
  }

  /** Branches that the format only counts; of several records of a line the largest numbers stay. */
  conditions(line: number, covered: number, total: number): void {
    if (total > 0 && this.#believes(line)) (this.#tables ?? this.#open()).conditions(line, covered, total);
  }

  /** Unique lines so far. */
  share(): Share {
    return this.#tables === undefined ? lineShare(linesIn(this.#packed)) : this.#tables.lines.share();
  }

  /** Another file follows: the tables are free unless this file keeps coming back. */
  rest(): void {
    if (this.#tables === undefined || this.#packed !== NOTHING) return;
    this.#packed = this.#tables.pack(this.#shelf.store);
    this.#shelf.budget.left -= recordCount(this.#packed);
    this.#tables.clear();
    this.#shelf.spare = this.#tables;
    this.#tables = undefined;
  }

  build(): FileCoverage {
    const packed = this.#tables === undefined ? this.#packed : this.#tables.pack(this.#shelf.store);
    const { path } = this;
    const lines = linesIn(packed);
    const branches = this.#shelf.store.branches(packed);
    this.#packed = NOTHING;
    this.#tables = undefined;
    return branches === undefined ? { path, lines } : { path, lines, branches };
  }

  #open(): FileTables {
    const known = this.#packed !== NOTHING;
    const tables = known ? undefined : this.#shelf.spare;
    if (tables !== undefined) this.#shelf.spare = undefined;
    this.#tables = tables ?? new FileTables(this.#shelf.budget);
    if (known) this.#tables.load(this.#packed);
    return this.#tables;
  }

  #believes(line: number): boolean {
    if (line >= 1 && line <= LINE_LIMIT) return true;
    this.#shelf.log.note('line-without-number', { path: this.path });
    return false;
  }
}

/** Collects one report; everything a hostile one can make grow is counted against a limit. */
export class CoverageBuilder {
  readonly log = new WarningLog();
  readonly #budget: Budget;
  readonly #shelf: Shelf;
  readonly #files = new Map<string, FileBuilder>();
  readonly #roots = new Set<string>();
  #current: FileBuilder | undefined;
  #problem: Problem | undefined;

  constructor(records = MAX_RECORDS) {
    this.#budget = { left: records };
    this.#shelf = { log: this.log, store: new Store(), budget: this.#budget, spare: undefined };
  }

  /** No more records fit: a reader may stop making them. */
  get full(): boolean {
    return this.#budget.left < 0;
  }

  /** The file of that name, the same for every mention. */
  file(path: string): FileBuilder {
    const known = this.#files.get(path);
    const file = known ?? new FileBuilder(path, this.#shelf);
    if (known === undefined) this.#admit(file);
    if (this.#current !== file) this.#current?.rest();
    this.#current = file;
    return file;
  }

  /** A source root that the report names. */
  root(path: string): void {
    if (path !== '' && path.length <= MAX_PATH && this.#roots.size < MAX_ROOTS) this.#roots.add(path);
  }

  /** Unique lines of all files so far. */
  share(): Share {
    let share: Share = { covered: 0, total: 0 };
    for (const file of this.#files.values()) share = addShares(share, file.share());
    return share;
  }

  /** Warns when totals written in the report are neither those of its records nor those of its unique lines. */
  compare(declared: Share, records: Share, unique: () => Share, path?: string): void {
    if (same(declared, records)) return;
    const counted = unique();
    if (same(declared, counted)) return;
    const differs = declared.total === counted.total ? 'covered' : 'total';
    const place = path === undefined ? {} : { path };
    this.log.note('totals-differ', { ...place, declared: declared[differs], counted: counted[differs] });
  }

  build(): Parsed<CoverageReport> {
    if (this.#problem !== undefined) return { ok: false, problem: this.#problem };
    if (this.#budget.left < 0) return { ok: false, problem: { key: 'too-many', detail: 'lines' } };
    // Packed records lie in the order of reading: building in that order frees them block by block.
    const files = Array.from(this.#files.values(), (file) => file.build());
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { ok: true, value: { files, roots: [...this.#roots].toSorted(), warnings: this.log.list() } };
  }

  #admit(file: FileBuilder): void {
    if (file.path.length > MAX_PATH) this.#problem = { key: 'too-long', detail: 'path' };
    else if (this.#files.size >= MAX_FILES) this.#problem = { key: 'too-many', detail: 'files' };
    else this.#files.set(file.path, file);
  }
}

function recordCount({ lines, arms, conditions }: PackedRecords): number {
  return lines + arms + conditions;
}

function same(a: Share, b: Share): boolean {
  return a.covered === b.covered && a.total === b.total;
}
