import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [LINE, FILE, METRICS, PROJECT] = [0, 1, 2, 3] as const;
const PATH = attribute('path');
const NAME = attribute('name');
const NUMBER = attribute('num');
const COUNT = attribute('count');
const TYPE = attribute('type');
const TRUE_COUNT = attribute('truecount');
const FALSE_COUNT = attribute('falsecount');
const STATEMENTS = attribute('statements');
const COVERED_STATEMENTS = attribute('coveredstatements');

/**
 * Atlassian writes a condition as one record with how often it was true and false and no `count`; Istanbul writes how many of
 * a line's branches were covered and missed, beside a `count`; PHPUnit writes no conditions. Records of methods are not lines.
 */
export class CloverDocument implements XmlDocument<CoverageReport> {
  readonly names = ['line', 'file', 'metrics', 'project'];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  #path = '';
  #istanbul = false;

  open(tag: XmlTag): void {
    if (tag.name === LINE && tag.parent() === FILE) this.#line(tag);
    else if (tag.name === FILE) this.#path = tag.text(PATH) ?? tag.text(NAME) ?? '';
    else if (tag.name === METRICS && tag.parent() === PROJECT)
      this.#records.declare(tag.count(COVERED_STATEMENTS), tag.count(STATEMENTS));
  }

  finish(): Parsed<CoverageReport> {
    const { declared } = this.#records;
    // Istanbul declares statements, several of which can stand on a line that it writes once: nothing to compare.
    if (declared !== undefined && !this.#istanbul)
      this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #line(tag: XmlTag): void {
    const type = tag.text(TYPE);
    if (type === 'method') return;
    const line = tag.line(NUMBER);
    const count = tag.count(COUNT);
    const yes = tag.count(TRUE_COUNT) ?? 0;
    const no = tag.count(FALSE_COUNT) ?? 0;
    const file = this.#builder.file(this.#path);
    if (type !== 'cond') this.#records.add(count ?? 0);
    file.line(line, count ?? yes + no);
    if (type !== 'cond') return;
    if (count === undefined) file.conditions(line, Number(yes > 0) + Number(no > 0), 2);
    else {
      this.#istanbul = true;
      file.conditions(line, yes, yes + no);
    }
  }
}
