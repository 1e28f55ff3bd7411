import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder, type FileBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [LINE, LINES, CLASS, SOURCE, METHODS] = [0, 1, 2, 3, 4] as const;
const NUMBER = attribute('number');
const HITS = attribute('hits');
const CONDITIONS = attribute('condition-coverage');
const FILE_NAME = attribute('filename');
const LINES_VALID = attribute('lines-valid');
const LINES_COVERED = attribute('lines-covered');
const LINE_RATE = attribute('line-rate');

/** Counts the lines of classes; those of methods are the same lines once more. */
export class CoberturaDocument implements XmlDocument<CoverageReport> {
  readonly names = ['line', 'lines', 'class', 'source', 'methods'];
  readonly ignores = [METHODS];
  readonly wantsText = [SOURCE];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  #file: FileBuilder | undefined;
  #classRecords = 0;
  #rate: number | undefined;

  open(tag: XmlTag): void {
    if (tag.name === LINE && tag.parent() === LINES) this.#line(tag);
    else if (tag.name === CLASS) this.#openClass(tag.text(FILE_NAME) ?? '');
    else if (tag.depth === 1) {
      this.#records.declare(tag.count(LINES_COVERED), tag.count(LINES_VALID));
      this.#rate = Number(tag.text(LINE_RATE) ?? Number.NaN);
    }
  }

  close(name: number): void {
    if (name === CLASS && this.#classRecords === 0)
      this.#builder.log.note('class-without-lines', { path: this.#file?.path ?? '' });
  }

  text(_name: number, text: string): void {
    this.#builder.root(text.trim());
  }

  finish(): Parsed<CoverageReport> {
    if (this.#records.declared === undefined) this.#compareRate();
    else this.#builder.compare(this.#records.declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #openClass(path: string): void {
    this.#file = this.#builder.file(path);
    this.#classRecords = 0;
  }

  #line(tag: XmlTag): void {
    if (tag.parent(2) !== CLASS || this.#file === undefined) return;
    const number = tag.line(NUMBER);
    const hits = tag.count(HITS);
    if (hits === undefined) this.#builder.log.note('line-without-hits', { path: this.#file.path, line: number });
    this.#file.line(number, hits ?? 0);
    this.#records.add(hits ?? 0);
    this.#classRecords += 1;
    if (!tag.has(CONDITIONS)) return;
    const conditions = tag.fraction(CONDITIONS);
    if (conditions === undefined)
      this.#builder.log.note('branches-unreadable', { path: this.#file.path, line: number });
    else this.#file.conditions(number, conditions.part, conditions.whole);
  }

  /** Old reports declare a rounded rate only: a hundredth of the lines apart is rounding, more is a disagreement. */
  #compareRate(): void {
    if (this.#rate === undefined || Number.isNaN(this.#rate)) return;
    const { covered, total } = this.#builder.share();
    const declared = Math.round(this.#rate * total);
    if (Math.abs(declared - covered) > total / 100 + 1)
      this.#builder.log.note('totals-differ', { declared, counted: covered });
  }
}
