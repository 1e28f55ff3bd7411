import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [STATEMENT, CLASS] = [0, 1] as const;
const SOURCE = attribute('source');
const FILE_NAME = attribute('filename');
const LINE = attribute('line');
const BRANCH = attribute('branch');
const ID = attribute('statement-id');
const START = attribute('start');
const HITS = attribute('invocation-count');
const IGNORED = attribute('ignored');
const INVOKED = attribute('statements-invoked');
const STATEMENTS = attribute('statement-count');

/** Several statements stand on a line; those that the compiler plug-in was told to ignore are not measured. */
export class ScoverageDocument implements XmlDocument<CoverageReport> {
  readonly names = ['statement', 'class'];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  #classPath = '';

  open(tag: XmlTag): void {
    if (tag.name === STATEMENT) this.#statement(tag);
    else if (tag.name === CLASS) this.#classPath = tag.text(FILE_NAME) ?? '';
    else if (tag.depth === 1) this.#records.declare(tag.count(INVOKED), tag.count(STATEMENTS));
  }

  finish(): Parsed<CoverageReport> {
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #statement(tag: XmlTag): void {
    if (tag.text(IGNORED) === 'true') return;
    const file = this.#builder.file(tag.text(SOURCE) ?? this.#classPath);
    const line = tag.line(LINE);
    const hits = tag.count(HITS) ?? 0;
    file.line(line, hits);
    this.#records.add(hits);
    if (tag.text(BRANCH) === 'true') file.arm(line, tag.count(ID) ?? tag.count(START) ?? 0, hits > 0);
  }
}
