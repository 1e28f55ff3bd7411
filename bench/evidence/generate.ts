import { closeSync, openSync, writeSync } from 'node:fs';

/** What a generated report holds. */
export interface Generated {
  readonly path: string;
  readonly bytes: number;
  readonly covered: number;
  readonly total: number;
}

/** Numbers that look random and are the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

interface Line {
  readonly number: number;
  readonly hits: number;
}

function linesOf(next: (below: number) => number): readonly Line[] {
  const lines: Line[] = [];
  let number = 0;
  for (let left = 20 + next(410); left > 0; left -= 1) {
    number += 1 + next(3);
    lines.push({ number, hits: next(10) < 3 ? 0 : next(5000) });
  }
  return lines;
}

/** Writes sections until the file has its size; with `distinct` set, the same files come again and again. */
export function generateLcov(path: string, size: number, distinct = Number.POSITIVE_INFINITY): Generated {
  return generate(path, size, (index) => {
    const file = index % distinct;
    const lines = linesOf(numbersFrom(file + 1));
    const text = [
      `TN:\nSF:/home/runner/work/app/app/packages/module-${file % 97}/src/components/component-${file}.ts`,
      ...lines
        .slice(0, lines.length / 12)
        .map(({ number, hits }) => `FN:${number},method${number}\nFNDA:${hits},method${number}`),
      ...lines.map(({ number, hits }) => `DA:${number},${hits}`),
      ...lines.flatMap(({ number, hits }, line) =>
        line % 7 === 0 ? [`BRDA:${number},${line},0,${hits}`, `BRDA:${number},${line},1,-`] : [],
      ),
      `LF:${lines.length}\nLH:${covered(lines)}\nend_of_record\n`,
    ].join('\n');
    return { text, lines, isNew: index < distinct };
  });
}

/** The same as Cobertura, every third line once more inside a method. */
export function generateCobertura(path: string, size: number): Generated {
  const head =
    '<?xml version="1.0" ?>\n<coverage version="1.9"><sources><source>/home/runner/work/app</source></sources><packages><package name="app"><classes>\n';
  return generate(
    path,
    size,
    (index) => {
      const lines = linesOf(numbersFrom(index + 1));
      const tags = lines.map(({ number, hits }, line) =>
        line % 4 === 3
          ? `<line number="${number}" hits="${hits}" branch="true" condition-coverage="50% (1/2)"/>`
          : `<line number="${number}" hits="${hits}" branch="false"/>`,
      );
      const text = [
        `        <class name="Component${index}" filename="src/module${index % 97}/component${index}.ts" line-rate="0.7" branch-rate="0.5">`,
        `          <methods><method name="render" signature="()V"><lines>`,
        ...tags.slice(0, tags.length / 3).map((tag) => `              ${tag}`),
        `          </lines></method></methods>\n          <lines>`,
        ...tags.map((tag) => `            ${tag}`),
        `          </lines>\n        </class>\n`,
      ].join('\n');
      return { text, lines, isNew: true };
    },
    [head, '</classes></package></packages></coverage>\n'],
  );
}

interface Part {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly isNew: boolean;
}

function generate(
  path: string,
  size: number,
  part: (index: number) => Part,
  around: readonly [string, string] = ['', ''],
): Generated {
  const file = openSync(path, 'w');
  let [bytes, hit, total] = [writeSync(file, around[0]), 0, 0];
  for (let index = 0; bytes < size; index += 1) {
    const { text, lines, isNew } = part(index);
    bytes += writeSync(file, text);
    if (!isNew) continue;
    hit += covered(lines);
    total += lines.length;
  }
  bytes += writeSync(file, around[1]);
  closeSync(file);
  return { path, bytes, covered: hit, total };
}

function covered(lines: readonly Line[]): number {
  return lines.filter(({ hits }) => hits > 0).length;
}
