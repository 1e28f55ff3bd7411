import { describe, expect, test } from 'vitest';

import { coverageOf, problemOf, readReport } from '../../../../test/support/evidence.ts';

const section = (...records: readonly string[]): string => ['SF:src/a.ts', ...records, 'end_of_record', ''].join('\n');

describe('lines', () => {
  test.each([
    ['are covered when they were hit', ['DA:1,3', 'DA:2,0'], { 1: 3, 2: 0 }],
    ['keep a checksum apart from the count', ['DA:4,1,5efee26ba06711f9395b3c3bc7a9d94a'], { 4: 1 }],
    ['are summed when they are told twice', ['DA:7,1', 'DA:2,0', 'DA:7,2'], { 2: 0, 7: 3 }],
    ['saturate a count that wrapped around 64 bits', ['DA:1,18446744073709551151'], { 1: 2 ** 29 - 1 }],
    ['count a negative number of hits as none', ['DA:1,-5'], { 1: 0 }],
    ['understand an exponent', ['DA:1,1.0e+3'], { 1: 1000 }],
    ['cannot be line 0', ['DA:0,9', 'DA:1,1'], { 1: 1 }],
    ['cannot be beyond any file', ['DA:99999999,9', 'DA:1,1'], { 1: 1 }],
    ['survive Windows line ends', ['DA:1,1\r', 'DA:2,0\r'], { 1: 1, 2: 0 }],
  ])('%s', (_, records, expected) => {
    expect(coverageOf(section(...records)).lines).toEqual({ 'src/a.ts': expected });
  });

  test('of the same file in several sections are one file', () => {
    const text = section('DA:1,1') + section('DA:1,2', 'DA:3,0').replace('src/a.ts', 'src/b.ts') + section('DA:2,0');
    expect(coverageOf(text).lines).toEqual({ 'src/a.ts': { 1: 1, 2: 0 }, 'src/b.ts': { 1: 2, 3: 0 } });
  });
});

describe('branches', () => {
  test.each([
    ['are counted by line', ['BRDA:1,0,0,1', 'BRDA:1,0,1,0'], '1/2'],
    ['that were never reached are not covered', ['BRDA:1,0,0,-', 'BRDA:1,0,1,-'], '0/2'],
    ['told twice are one branch, taken when once was', ['BRDA:1,0,0,0', 'BRDA:1,0,0,7'], '1/1'],
    ['may be named by expressions with commas', ['BRDA:1,0,f(a, b),1', 'BRDA:1,0,!f(a, b),0'], '1/2'],
    ['may be marked as exceptional', ['BRDA:1,e0,0,1', 'BRDA:1,0,0,0'], '1/2'],
    ['may be named by more numbers than two', ['BRDA:1,0,0,7,0', 'BRDA:1,0,,7,1'], '1/2'],
    ['may have numbers of any size', ['BRDA:1,99999,99999,1', 'BRDA:1,99999,99998,0'], '1/2'],
  ])('%s', (_, records, expected) => {
    expect(coverageOf(section('DA:1,1', ...records)).branches).toEqual({ 'src/a.ts': { 1: expected } });
  });

  test('that were taken do not cover a line without hits', () => {
    expect(coverageOf(section('DA:1,0', 'BRDA:1,0,0,1')).lines).toEqual({ 'src/a.ts': { 1: 0 } });
  });
});

describe('totals written in the file', () => {
  test.each([
    ['pass without a word when they are right', ['DA:1,1', 'DA:2,0', 'LF:2', 'LH:1'], []],
    ['may count repeated lines once or each time', ['DA:1,1', 'DA:1,0', 'LF:1', 'LH:1'], []],
    ['are called out when they are not', ['DA:1,0', 'DA:2,0', 'LF:2', 'LH:200'], ['totals-differ ×1']],
  ])('%s', (_, records, warnings) => {
    expect(coverageOf(section(...records)).warnings).toEqual(warnings);
  });

  test('never change what is counted', () => {
    expect(coverageOf(section('DA:1,0', 'LF:2', 'LH:200')).lines).toEqual({ 'src/a.ts': { 1: 0 } });
  });
});

describe('a file', () => {
  test.each([
    ['may begin with comments and a test name', `# written by hand\nTN:unit\n${section('DA:1,1')}`, 'read as lcov'],
    ['must not end inside a section', 'SF:a.ts\nDA:1,1\n', 'truncated'],
    ['must not end inside a record', 'SF:a.ts\nDA:1,1', 'truncated'],
    ['must not have a line without hits', section('DA:1'), 'malformed'],
    ['must not have hits that are no number', section('DA:1,many'), 'malformed'],
    ['must not have lines of no file', `${section('DA:1,1')}DA:1,1\n`, 'malformed'],
    ['must not have endless records', `${section('DA:1,1')}#${'x'.repeat(1_100_000)}\n`, 'too-long'],
    ['must not name a file endlessly', `SF:${'x'.repeat(5000)}\nDA:1,1\nend_of_record\n`, 'too-long'],
    ['is something else without a section', 'TN:unit\nDA:1,1\n', 'unrecognised'],
    ['is nothing when it is empty', '', 'empty'],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });

  test('says on which line it is broken', () => {
    expect(readReport(section('DA:1,1', 'DA:2'))).toEqual({ ok: false, problem: { key: 'malformed', line: 3 } });
  });

  test('may hold functions, conditions and versions of lcov 2', () => {
    const records = ['VER:1', 'FN:1,3,f', 'FNDA:1,f', 'FNL:0,1,3', 'FNA:0,1,f', 'FNF:1', 'MCDC:1,2,t,1,0,a', 'DA:1,1'];
    expect(coverageOf(section(...records)).warnings).toEqual([]);
  });

  test('tells of records that nobody knows', () => {
    expect(coverageOf(section('DA:1,1', 'EOF')).warnings).toEqual(['unknown-record ×1']);
  });
});
