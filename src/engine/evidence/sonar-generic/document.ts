import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [LINE, FILE] = [0, 1] as const;
const PATH = attribute('path');
const NUMBER = attribute('lineNumber');
const COVERED = attribute('covered');
const BRANCHES = attribute('branchesToCover');
const COVERED_BRANCHES = attribute('coveredBranches');

/** Says only whether a line was hit, so hits are 0 or 1 a record. */
export class SonarDocument implements XmlDocument<CoverageReport> {
  readonly names = ['lineToCover', 'file'];
  readonly #builder = new CoverageBuilder();
  #path = '';

  open(tag: XmlTag): void {
    if (tag.name === FILE) this.#path = tag.text(PATH) ?? '';
    if (tag.name !== LINE || tag.parent() !== FILE) return;
    const file = this.#builder.file(this.#path);
    const line = tag.line(NUMBER);
    file.line(line, tag.text(COVERED) === 'true' ? 1 : 0);
    file.conditions(line, tag.count(COVERED_BRANCHES) ?? 0, tag.count(BRANCHES) ?? 0);
  }

  finish(): Parsed<CoverageReport> {
    return this.#builder.build();
  }
}
