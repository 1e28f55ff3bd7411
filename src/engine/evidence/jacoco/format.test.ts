import { describe, expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

const report = (inside: string, counter = ''): string =>
  `<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="app">${inside}${counter}</report>`;
const pack = (lines: string): string =>
  `<package name="fr/app"><class name="fr/app/A" sourcefilename="A.java"><method name="m" desc="()V" line="1"/></class><sourcefile name="A.java">${lines}</sourcefile></package>`;

test.each([
  ['a line is covered when one of its instructions ran', '<line nr="3" mi="2" ci="1" mb="0" cb="0"/>', { 3: 1 }],
  ['a line is not covered when none ran', '<line nr="3" mi="2" ci="0" mb="0" cb="0"/>', { 3: 0 }],
  ['a line with a branch taken is covered without instruction counts', '<line nr="3" mb="1" cb="1"/>', { 3: 1 }],
  ['a line of which nothing is told is not covered', '<line nr="3"/>', { 3: 0 }],
])('%s', (_, lines, expected) => {
  expect(coverageOf(report(pack(lines))).lines).toEqual({ 'fr/app/A.java': expected });
});

test('branches are counted by line', () => {
  expect(coverageOf(report(pack('<line nr="3" mi="0" ci="1" mb="1" cb="3"/>'))).branches).toEqual({
    'fr/app/A.java': { 3: '3/4' },
  });
});

test('modules keep classes of the same name apart', () => {
  const groups = `<group name="one">${pack('<line nr="1" mi="0" ci="1"/>')}</group><group name="two">${pack('<line nr="1" mi="1" ci="0"/>')}</group>`;
  expect(coverageOf(report(groups)).lines).toEqual({
    'one/fr/app/A.java': { 1: 1 },
    'two/fr/app/A.java': { 1: 0 },
  });
});

describe('the counter of the report', () => {
  test.each([
    ['passes when it is right', '<counter type="LINE" missed="0" covered="1"/>', []],
    ['is called out when it is wrong', '<counter type="LINE" missed="5" covered="1"/>', ['totals-differ ×1']],
    ['is about lines only', '<counter type="BRANCH" missed="5" covered="1"/>', []],
  ])('%s', (_, counter, warnings) => {
    expect(coverageOf(report(pack('<line nr="3" mi="2" ci="1"/>'), counter)).warnings).toEqual(warnings);
  });
});
