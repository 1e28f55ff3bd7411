import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [STATEMENT, FILE] = [0, 1] as const;
const INDEX = attribute('Index');
const NAME = attribute('Name');
const FILE_INDEX = attribute('FileIndex');
const LINE = attribute('Line');
const COVERED = attribute('Covered');
const COVERED_STATEMENTS = attribute('CoveredStatements');
const TOTAL_STATEMENTS = attribute('TotalStatements');
const MAX_FILES = 500_000;

/** Statements by their first line; a statement is covered or not, so hits are 0 or 1 a record. */
export class DotCoverDocument implements XmlDocument<CoverageReport> {
  readonly names = ['Statement', 'File'];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  readonly #paths = new Map<string, string>();

  open(tag: XmlTag): void {
    if (tag.name === STATEMENT) this.#statement(tag);
    else if (tag.name === FILE && this.#paths.size < MAX_FILES)
      this.#paths.set(tag.text(INDEX) ?? '', tag.text(NAME) ?? '');
    else if (tag.depth === 1) this.#records.declare(tag.count(COVERED_STATEMENTS), tag.count(TOTAL_STATEMENTS));
  }

  finish(): Parsed<CoverageReport> {
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #statement(tag: XmlTag): void {
    const path = this.#paths.get(tag.text(FILE_INDEX) ?? '');
    const line = tag.line(LINE);
    const hits = tag.text(COVERED)?.toLowerCase() === 'true' ? 1 : 0;
    if (path === undefined) this.#builder.log.note('file-not-declared', { line });
    this.#records.add(hits);
    this.#builder.file(path ?? '').line(line, hits);
  }
}
