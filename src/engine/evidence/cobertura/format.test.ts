import { describe, expect, test } from 'vitest';

import { coverageOf, problemOf, readReport } from '../../../../test/support/evidence.ts';

const report = (lines: string, attributes = 'line-rate="1"', name = 'src/a.py'): string =>
  `<?xml version="1.0"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage ${attributes}><sources><source>/home/runner/work/app</source><source/></sources><packages><package name="p">
<classes><class name="A" filename="${name}"><methods><method name="m"><lines><line number="1" hits="5"/></lines></method></methods>
<lines>${lines}</lines></class></classes></package></packages></coverage>`;

describe('lines', () => {
  test.each([
    ['of a class count, those of its methods are the same again', '<line number="1" hits="5"/>', { 1: 5 }],
    ['told twice are summed', '<line number="2" hits="0"/><line number="2" hits="3"/>', { 2: 3 }],
    [
      'may have attributes in any order and quotes of either kind',
      `<line hits='1' branch="false" number = '8'/>`,
      { 8: 1 },
    ],
    ['without a number are left out', '<line number="undefined" hits="1"/><line number="1" hits="0"/>', { 1: 0 }],
    [
      'are none when they stand in comments, sections or instructions',
      '<!-- a="b"/><line number="1" hits="1"/> --><![CDATA[<line number="2" hits="1"/>]]><?a b="c"/><line number="3" hits="1"/>?><line number="4" hits="1"/>',
      { 4: 1 },
    ],
    ['without hits are not covered', '<line number="1"/>', { 1: 0 }],
  ])('%s', (_, lines, expected) => {
    expect(coverageOf(report(lines)).lines).toEqual({ 'src/a.py': expected });
  });

  test('of several classes in one file are one file', () => {
    const classes = '<class filename="a"><lines><line number="1" hits="0"/></lines></class>';
    const text = `<coverage line-rate="0"><packages>${classes}${classes.replace('"0"/>', '"2"/>')}</packages></coverage>`;
    expect(coverageOf(text).lines).toEqual({ a: { 1: 2 } });
  });

  test('that only methods have are not made up for, and said', () => {
    expect(coverageOf(report('')).warnings).toContain('class-without-lines ×1');
  });
});

describe('branches', () => {
  test.each([
    ['are read from the condition', 'branch="true" condition-coverage="50% (1/2)"', { 'src/a.py': { 1: '1/2' } }, []],
    [
      'may be true in another spelling',
      'branch="True" condition-coverage="100% (4/4)"',
      { 'src/a.py': { 1: '4/4' } },
      [],
    ],
    ['that cannot be read are said', 'branch="true" condition-coverage="50%"', {}, ['branches-unreadable ×1']],
  ])('%s', (_, attributes, branches, warnings) => {
    expect(coverageOf(report(`<line number="1" hits="1" ${attributes}/>`))).toMatchObject({ branches, warnings });
  });
});

test.each([
  ['right totals pass', 'line-rate="0.5" lines-valid="2" lines-covered="1"', []],
  ['wrong totals are called out', 'line-rate="0.5" lines-valid="2" lines-covered="2"', ['totals-differ ×1']],
  ['a right rate passes', 'line-rate="0.5"', []],
])('%s', (_, attributes, warnings) => {
  const text = report('<line number="1" hits="1"/><line number="2" hits="0"/>', attributes);
  expect(coverageOf(text).warnings).toEqual(warnings);
});

test('an old report whose rate is far from its lines is called out', () => {
  const lines = Array.from({ length: 200 }, (_, index) => `<line number="${index + 1}" hits="1"/>`).join('');
  expect(coverageOf(report(lines, 'line-rate="0.07"')).warnings).toEqual(['totals-differ ×1']);
});

test('source roots are kept for finding the files', () => {
  const read = readReport(report('<line number="1" hits="1"/>'));
  expect(read).toMatchObject({ ok: true, value: { report: { roots: ['/home/runner/work/app'] } } });
});

describe('names', () => {
  test.each([
    ['may hold references', 'a&amp;b&#x2f;&#99;.py', 'a&b/c.py'],
    ['keep references that XML does not define', 'a&evil;.py', 'a&evil;.py'],
    ['may be in any script', 'été/文.py', 'été/文.py'],
  ])('%s', (_, name, path) => {
    expect(Object.keys(coverageOf(report('<line number="1" hits="1"/>', 'line-rate="1"', name)).lines)).toEqual([path]);
  });

  test('are read in the encoding that the document declares', () => {
    const text = report('<line number="1" hits="1"/>', 'line-rate="1"', 'caf\u00e9.py');
    const latin1 = Uint8Array.from(text.replace('?>', ' encoding="ISO-8859-1"?>'), (letter) => letter.charCodeAt(0));
    expect(Object.keys(coverageOf(latin1).lines)).toEqual(['café.py']);
  });
});

describe('a document', () => {
  const good = report('<line number="1" hits="1"/>');
  test.each([
    ['may begin with a byte order mark', `\uFEFF${good}`, 'read as cobertura'],
    [
      'may hold comments and sections',
      good.replace('<classes>', '<!-- > --><![CDATA[ <x ]]><classes>'),
      'read as cobertura',
    ],
    [
      'may not declare entities',
      good.replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE coverage [<!ENTITY a "b">]>'),
      'entity-declared',
    ],
    [
      'may have an empty internal subset',
      good.replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE coverage [ ]>'),
      'read as cobertura',
    ],
    ['must be closed', good.slice(0, -5), 'truncated'],
    ['must close what it opened', good.replace('</classes>', '</packages>'), 'malformed'],
    ['must have one root', `${good}${good.slice(good.indexOf('<coverage'))}`, 'malformed'],
    ['must have nothing behind its root', `${good}more`, 'malformed'],
    ['must quote its attributes', good.replace('hits="1"', 'hits=1'), 'malformed'],
    ['must quote them in methods too', good.replace('hits="5"', 'hits=5'), 'malformed'],
    ['must not be nested endlessly', good.replace('<packages>', '<x>'.repeat(500)), 'too-deep'],
    ['must not have endless tags', good.replace('hits="1"', `hits="${'1'.repeat(1_200_000)}"`), 'too-long'],
    ['must be in an encoding that is read', good.replace('?>', ' encoding="EBCDIC-CP-US"?>'), 'encoding'],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });
});
