import { COUNT_LIMIT, LINE_LIMIT, textOf, toCount } from '../bytes/ascii.ts';
import { LineScanner } from '../bytes/line-scanner.ts';
import type { Parsed, Parser } from '../bytes/problem.ts';
import { CoverageBuilder, MAX_EXPANDED_RECORDS } from '../line-coverage/records/coverage-builder.ts';
import type { CoverageReport } from '../line-coverage/report.ts';

/** `name.go:line.column,line.column statements count`; the name may hold colons. */
const BLOCK = /^(.+):(\d{1,9})\.\d{1,9},(\d{1,9})\.\d{1,9} \d{1,9} (\d{1,400})$/;
const MAX_BLOCKS = 2 ** 24;
const LINES = LINE_LIMIT + 1;

/** A block covers all lines from its first to its last; concatenated profiles repeat blocks and `mode:` lines. */
export class GoCoverParser implements Parser<CoverageReport> {
  readonly #files = new Map<string, Map<number, number>>();
  readonly #lines: LineScanner;
  #blocks = 0;

  constructor(windowSize?: number) {
    this.#lines = new LineScanner((bytes, from, to) => this.#line(textOf(bytes, from, to)), windowSize);
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  end(): Parsed<CoverageReport> {
    const problem = this.#lines.end();
    if (problem !== undefined) return { ok: false, problem };
    if (this.#blocks > MAX_BLOCKS) return { ok: false, problem: { key: 'too-many', detail: 'blocks' } };
    const builder = new CoverageBuilder(MAX_EXPANDED_RECORDS);
    for (const [path, blocks] of this.#files) addBlocks(builder, path, blocks);
    return builder.build();
  }

  #line(text: string): boolean {
    if (text === '' || text.startsWith('mode: ')) return true;
    const [, path, first, last, count] = BLOCK.exec(text) ?? [];
    if (path === undefined) return false;
    const [from, to] = [Number(first), Number(last)];
    if (from < 1 || to < from || to > LINE_LIMIT) return false;
    this.#block(path, from * LINES + to, toCount(Number(count)));
    return true;
  }

  #block(path: string, key: number, hits: number): void {
    const blocks = this.#files.get(path) ?? new Map<number, number>();
    const known = blocks.get(key);
    if (known === undefined) this.#blocks += 1;
    if (this.#blocks > MAX_BLOCKS) return;
    blocks.set(key, Math.min((known ?? 0) + hits, COUNT_LIMIT));
    this.#files.set(path, blocks);
  }
}

interface Edge {
  readonly line: number;
  readonly blocks: number;
  readonly hits: number;
}

/** Sweeps over the edges of the blocks, so that nested blocks cost their lines once. */
function addBlocks(builder: CoverageBuilder, path: string, blocks: ReadonlyMap<number, number>): void {
  const file = builder.file(path);
  const edges = [...blocks].flatMap(([key, hits]): Edge[] => [
    { line: Math.floor(key / LINES), blocks: 1, hits },
    { line: (key % LINES) + 1, blocks: -1, hits: -hits },
  ]);
  let [open, sum, line] = [0, 0, 0];
  for (const edge of edges.toSorted((a, b) => a.line - b.line)) {
    const to = open > 0 ? edge.line : line;
    for (; line < to && !builder.full; line += 1) file.line(line, Math.min(sum, COUNT_LIMIT));
    line = edge.line;
    open += edge.blocks;
    sum += edge.hits;
  }
}
