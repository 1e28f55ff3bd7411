import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readReport } from '../../../test/support/evidence.ts';
import { formats } from './formats.ts';
import { GcovDocument } from './gcov-json/document.ts';
import { GoCoverParser } from './gocover/parser.ts';
import { JacocoDocument } from './jacoco/document.ts';
import { JsonParser } from './json/json-parser.ts';
import { LcovParser } from './lcov/parser.ts';
import { sampleOf } from './sample.ts';
import { XmlParser } from './xml/xml-parser.ts';

const lcov =
  'TN:\nSF:src/a.ts\nDA:1,1\nBRDA:1,0,0,-\r\nDA:2,0,abc\nLF:2\nLH:1\nend_of_record\nSF:é.ts\nDA:9,9\nend_of_record\n';
const go = 'mode: set\na/a.go:1.2,3.4 2 5\na/b.go:1.2,3.4 2 0\n';
const jacoco =
  '<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//J//" "report.dtd"><!-- > --><report name="r"><package name="é&amp;b"><sourcefile name="A.java"><line nr="1" mi="0" ci="3" mb="1" cb="1"/><![CDATA[ ]] > ]]></sourcefile></package></report>';
const gcov =
  '{"gcc_version":"14","files":[{"file":"\\u00e9\\"a.c","lines":[{"line_number":1,"count":12,"branches":[{"count":0}],"skip":"x\\\\"}]}]}';

const reports: Readonly<Record<string, string>> = {
  lcov,
  gocover: go,
  jacoco,
  'gcov-json': gcov,
  cobertura:
    '<coverage line-rate="1"><packages><package><classes><class filename="a"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>',
  clover:
    '<coverage clover="3.2.0"><project><file name="a"><line num="1" type="stmt" count="1"/></file></project></coverage>',
  opencover: '<CoverageSession><Modules/></CoverageSession>',
  'sonar-generic':
    '<coverage version="1"><file path="a"><lineToCover lineNumber="1" covered="true"/></file></coverage>',
  dotcover: '<Root DotCoverVersion="1"><FileIndices/></Root>',
  scoverage: '<scoverage statement-count="0"><packages/></scoverage>',
  junit: '<testsuites><testsuite name="s"><testcase name="t"/></testsuite></testsuites>',
  checkstyle:
    '<checkstyle version="1"><file name="a"><error line="1" severity="error" message="m"/></file></checkstyle>',
  sarif: '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T","rules":[]}},"results":[]}]}',
  'istanbul-json': '{"a":{"path":"a","statementMap":{"0":{"start":{"line":1}}},"s":{"0":1}}}',
  'coverage-py': '{"meta":{"format":3},"files":{"a.py":{"executed_lines":[1],"missing_lines":[]}},"totals":{}}',
  simplecov: '{"RSpec":{"coverage":{"a.rb":[1,null]},"timestamp":1}}',
  'coveralls-json': '{"source_files":[{"name":"a","coverage":[1]}]}',
  'gcovr-json': '{"gcovr/format_version":"0.15","files":[{"file":"a","lines":[]}]}',
  'llvm-cov-json':
    '{"data":[{"files":[{"filename":"a","segments":[[1,1,1,true,true,false]]}]}],"type":"llvm.coverage.json.export"}',
  xccov: '{"a.swift":[{"line":1,"isExecutable":true,"executionCount":1}]}',
};

describe('the content alone decides the format', () => {
  test.each(Object.entries(reports))('%s is recognised by itself and by no other', (id, text) => {
    const sample = sampleOf(new TextEncoder().encode(text));
    expect(formats.filter((format) => format.recognizes(sample)).map((format) => format.id)).toEqual([id]);
    expect(readReport(text)).toMatchObject({ ok: true, value: { format: id } });
  });

  test('every registered format has an example here', () => {
    expect(formats.map(({ id }) => id).toSorted()).toEqual(Object.keys(reports).toSorted());
  });
});

/** Windows so small that every token is cut somewhere. */
const scanners = [
  { name: 'text records', text: lcov, parser: (size: number) => new LcovParser(size) },
  { name: 'lines', text: go, parser: (size: number) => new GoCoverParser(size) },
  { name: 'XML', text: jacoco, parser: (size: number) => new XmlParser(new JacocoDocument(), size) },
  { name: 'JSON', text: gcov, parser: (size: number) => new JsonParser(new GcovDocument(), size) },
];

describe.each(scanners)('$name', ({ text, parser }) => {
  const bytes = new TextEncoder().encode(text);
  const whole = read(bytes, [], bytes.length);

  function read(report: Uint8Array, cuts: readonly number[], size: number): unknown {
    const reader = parser(size);
    const places = [0, ...cuts.toSorted((a, b) => a - b), report.length];
    for (const [index, from] of places.entries())
      reader.push(report.subarray(from, places[index + 1] ?? report.length));
    return reader.end();
  }

  test('give the same result wherever they are cut', () => {
    expect(whole).toMatchObject({ ok: true });
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), fc.integer({ min: 4, max: 64 }), (cuts, size) => {
        expect(read(bytes, cuts, size)).toEqual(whole);
      }),
    );
  });

  test('tell the same problem wherever they are cut', () => {
    const broken = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([at, byte]) => bytes.with(at, byte));
    fc.assert(
      fc.property(broken, fc.array(fc.nat(bytes.length)), fc.integer({ min: 4, max: 64 }), (report, cuts, size) => {
        expect(read(report, cuts, size)).toEqual(read(report, [], report.length));
      }),
    );
  });
});

const texts = Object.values(reports);

describe('whatever the bytes are, reading ends with a value or a problem', () => {
  test('when a report is cut short', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const bytes = new TextEncoder().encode(text);
        expect(readReport(bytes.subarray(0, Math.floor(bytes.length * share)))).toHaveProperty('ok');
      }),
    );
  });

  test('when bytes of a report are overwritten', () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), noise, (text, place, bytes) => {
        const report = new TextEncoder().encode(text);
        report.set(bytes, place % (report.length - bytes.length));
        expect(readReport(report)).toHaveProperty('ok');
      }),
      { numRuns: 500 },
    );
  });

  test('when numbers are huge', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.bigInt({ min: 0n, max: 10n ** 400n }), (text, number) => {
        expect(readReport(text.replaceAll(/\b1\b/g, String(number)))).toHaveProperty('ok');
      }),
    );
  });

  test('when they are only noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(readReport(bytes, 7)).toHaveProperty('ok');
      }),
    );
  });

  test.each(Object.entries(reports))('when %s is written in 16-bit characters, that is what is told', (_, text) => {
    const wide = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0)).buffer);
    expect(readReport(wide)).toEqual({ ok: false, problem: { key: 'encoding' } });
  });

  test.each(Object.entries(reports))('when that is so without a byte order mark: %s', (_, text) => {
    const little = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    const big = Uint8Array.from(little, (_byte, at) => little[at ^ 1] ?? 0);
    for (const wide of [little, big]) expect(readReport(wide)).toEqual({ ok: false, problem: { key: 'encoding' } });
  });

  test.each(['', '\n', ' \r\n\t', '\uFEFF', '\uFEFF\n'])('when there is nothing in it: %j', (text) => {
    expect(readReport(text)).toEqual({ ok: false, problem: { key: 'empty' } });
  });

  test.each(Object.entries(reports))('when %s begins with a byte order mark it is read all the same', (_, text) => {
    expect(readReport(`\uFEFF${text}`)).toEqual(readReport(text));
  });
});
