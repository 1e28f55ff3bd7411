import type { Parsed } from '../bytes/problem.ts';
import { CoverageBuilder, type FileBuilder } from '../line-coverage/records/coverage-builder.ts';
import { RecordCount } from '../line-coverage/records/record-count.ts';
import type { CoverageReport } from '../line-coverage/report.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [POINT, FILE, FILE_REFERENCE, MODULE, SUMMARY] = [0, 1, 2, 3, 4] as const;
const UID = attribute('uid');
const FULL_PATH = attribute('fullPath');
const VISITS = attribute('vc');
const START_LINE = attribute('sl');
const FILE_ID = attribute('fileid');
const POINTS = attribute('numSequencePoints');
const VISITED_POINTS = attribute('visitedSequencePoints');

/** The line that .NET compilers give to code without source. */
const HIDDEN_LINE = 0xfeefee;
const MAX_UIDS = 500_000;

/** Sequence points by their first line. Branch points are not read: compilers add ones that no source line has. */
export class OpenCoverDocument implements XmlDocument<CoverageReport> {
  readonly names = ['SequencePoint', 'File', 'FileRef', 'Module', 'Summary'];
  readonly #builder = new CoverageBuilder();
  readonly #records = new RecordCount();
  readonly #files = new Map<string, FileBuilder>();
  #reference: string | undefined;

  open(tag: XmlTag): void {
    if (tag.name === POINT) this.#point(tag);
    else if (tag.name === FILE) this.#declare(tag.text(UID) ?? '', tag.text(FULL_PATH) ?? '');
    else if (tag.name === FILE_REFERENCE) this.#reference = tag.text(UID);
    else if (tag.name === MODULE) this.#reference = undefined;
    else if (tag.name === SUMMARY && tag.depth === 2)
      this.#records.declare(tag.count(VISITED_POINTS), tag.count(POINTS));
  }

  finish(): Parsed<CoverageReport> {
    const { declared } = this.#records;
    if (declared !== undefined) this.#builder.compare(declared, this.#records.share(), () => this.#builder.share());
    return this.#builder.build();
  }

  #declare(uid: string, path: string): void {
    if (this.#files.size < MAX_UIDS) this.#files.set(uid, this.#builder.file(path));
  }

  #point(tag: XmlTag): void {
    const hits = tag.count(VISITS) ?? 0;
    const line = tag.line(START_LINE);
    this.#records.add(hits);
    if (line === HIDDEN_LINE) return;
    const uid = tag.text(FILE_ID) ?? this.#reference ?? '';
    const file = this.#files.get(uid);
    if (file === undefined) this.#builder.log.note('file-not-declared', { line });
    (file ?? this.#builder.file('')).line(line, hits);
  }
}
