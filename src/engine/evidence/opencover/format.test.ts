import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const report = (points: string, summary = ''): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><CoverageSession>${summary}<Modules><Module skippedDueTo="Filter"><ModulePath>x.dll</ModulePath></Module><Module><Files><File uid="1" fullPath="C:\\app\\A.cs"/><File uid="2" fullPath="C:\\app\\B.cs"/></Files><Classes><Class><Methods><Method><FileRef uid="2"/><SequencePoints>${points}</SequencePoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>`;

test.each([
  [
    'a point counts for its first line',
    '<SequencePoint vc="3" sl="5" el="7" fileid="1"/>',
    { 'C:\\app\\A.cs': { 5: 3 }, 'C:\\app\\B.cs': {} },
  ],
  [
    'points of a line are summed',
    '<SequencePoint vc="0" sl="5" fileid="1"/><SequencePoint vc="2" sl="5" fileid="1"/>',
    { 'C:\\app\\A.cs': { 5: 2 }, 'C:\\app\\B.cs': {} },
  ],
  [
    'a point without a file is of the file of its method',
    '<SequencePoint vc="1" sl="9"/>',
    { 'C:\\app\\A.cs': {}, 'C:\\app\\B.cs': { 9: 1 } },
  ],
  [
    'hidden points have no line',
    '<SequencePoint vc="1" sl="16707566" fileid="1"/>',
    { 'C:\\app\\A.cs': {}, 'C:\\app\\B.cs': {} },
  ],
])('%s', (_, points, lines) => {
  expect(coverageOf(report(points))).toMatchObject({ format: 'opencover', lines, warnings: [] });
});

test('points of a file that nobody declared are kept apart and said', () => {
  expect(coverageOf(report('<SequencePoint vc="1" sl="1" fileid="9"/>'))).toMatchObject({
    lines: { '': { 1: 1 } },
    warnings: ['file-not-declared ×1'],
  });
});

test.each([
  ['a right summary passes', '<Summary numSequencePoints="1" visitedSequencePoints="0"/>', []],
  ['a wrong summary is called out', '<Summary numSequencePoints="1" visitedSequencePoints="1"/>', ['totals-differ ×1']],
])('%s', (_, summary, warnings) => {
  expect(coverageOf(report('<SequencePoint vc="0" sl="5" fileid="1"/>', summary)).warnings).toEqual(warnings);
});
