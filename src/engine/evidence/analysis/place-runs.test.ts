import { expect, test } from 'vitest';

import type { Finding } from '../../facts/analysis.ts';
import { treeIndex } from '../line-coverage/paths/tree-index.ts';
import { placeRuns } from './place-runs.ts';

const finding = (path: string, line: number): Finding => ({
  path,
  line,
  rule: 'r',
  level: 'error',
  message: 'm',
  tags: [],
  fingerprints: {},
});

const files = treeIndex(['src/a.ts', 'x/b.ts', 'y/b.ts']);
const lineText = (_: string, line: number): string => ['one', 'two'][line - 1] ?? '';

function placed(findings: readonly Finding[], tool: string | null = null) {
  const report = { runs: [{ tool: 'eslint', version: '9', rules: [], findings, notifications: [] }], warnings: [] };
  return placeRuns([{ format: 'sarif', tool, report }], files, { workspace: '/work' }).withLines(lineText);
}

test('a finding gets the path of its file and the text of its line', () => {
  const [run] = placed([finding('/work/src/a.ts', 2)]);
  expect(run).toMatchObject({
    tool: 'eslint',
    format: 'sarif',
    findings: [{ finding: { path: 'src/a.ts' }, lineText: 'two' }],
  });
});

test('one about a whole file or beyond its end has no text; one in two files or in none has its message', () => {
  const findings = [finding('src/a.ts', 0), finding('src/a.ts', 9), finding('b.ts', 1), finding('', 0)];
  expect(placed(findings)[0]?.findings.map((one) => [one.finding.path, one.lineText])).toEqual([
    ['src/a.ts', ''],
    ['src/a.ts', ''],
    ['b.ts', 'm'],
    ['', 'm'],
  ]);
});

test('where the format names no tool, the given name stands in', () => {
  expect(placed([], 'phpstan')[0]?.tool).toBe('phpstan');
});
