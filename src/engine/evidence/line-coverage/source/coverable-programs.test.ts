import fc from 'fast-check';
import { expect, test } from 'vitest';

import { coverableLines } from './coverable-lines.ts';

const PATHS = 'ts tsx js py php rb go rs kt cs java cpp swift dart scala vue sh'.split(' ').map((end) => `a.${end}`);
const MARKS = `/* */ // " ' \` \\ / [ x """ # < > </ /> <p> { } ( ) \${ {$ <?php ?> A R"( r#" @" $" $ if #endif <script> f"`;
const PIECES = ['\n', ' ', '<<<A\n', ...MARKS.split(' ')];

test('lines of code are lines that exist, each once, whatever the text', () => {
  const source = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), source, (path, code) => {
      const lines = coverableLines(path, code);
      expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
      expect(lines.every((line) => line >= 1 && line <= code.split('\n').length)).toBe(true);
    }),
  );
});

/**
 * Statements of a language, each a whole one: `evil` stands on lines that run, `nothing` on lines that are comments and
 * no more. However they follow one another, the lines that run stay code.
 */
const STATEMENTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'a.ts': [
    ['evil();'],
    ['/* nothing `', "don't nothing ${ <p>", 'nothing */'],
    ['// nothing /* ` " \''],
    ['a = `', '/* ${', 'evil()', '} ${`', '/*`} */`;'],
    ['b = /[`"/*]\\/"/g; evil();'],
    ['c = (a) / 2 / d[0] / 3; evil();'],
    ['if (a) /"`/.test(b); evil();'],
    ['d = "/*" + \'`\' + evil();'],
    ['e = a++ / 2; f = { g: evil() };'],
  ],
  'a.php': [
    ['evil();'],
    ['?>', '/* <p title="', '<?php evil(); # nothing ?> */', '<?php'],
    ['/* nothing "', 'nothing ?> */'],
    ['$a = <<<"A"', '/* {$b["', '*/"]}', 'A', '. evil();'],
    ["$a = <<<'A'", "{$b['", 'A;', 'evil();'],
    ["$a = 'it\\'s", "/*'; evil();"],
    ['// nothing "'],
    ['# nothing /*'],
    ['#[A("/*")] function f() { evil(); }'],
  ],
  'a.py': [
    ['evil()'],
    ['# nothing """'],
    ['"""nothing #', "nothing '", 'nothing"""'],
    ["a = f'{b[\"'\"]}' + evil()"],
    ['a = f"""{', 'evil()', '}"""'],
    ["a = f'{b:{c}>9}' + evil()"],
    ['a = \'\\\'"""\' + evil()'],
    ['a = r\'\\\'"""\' + evil()'],
  ],
  'a.kt': [
    ['evil()'],
    ['/* nothing /* nothing', 'nothing */ " nothing */'],
    ['val a = """', '/* ${b["}"]} "', 'evil()', '""""'],
    ['val a = "${b["/*"]}"; evil()'],
    ["val a = '\"'; evil()"],
    ['fun `a /* b`() { evil() }'],
    ['// nothing """ /*'],
  ],
  'a.cs': [
    ['Evil.evil();'],
    ['/* nothing "', "nothing ' */"],
    ['var a = @"\\"; evil();'],
    ['var a = @"""/*', 'evil"" /*"; evil();'],
    ['var a = $"{b["/*"]:N2} {{ {c}"; evil();'],
    ['var a = """"', '""" /*', '""""; evil();'],
    ["var a = '\"'; evil();"],
    ["#region it's /*", 'evil();', '#endregion'],
    ['// nothing @" /*'],
  ],
  'a.cpp': [
    ['evil();'],
    ['/* nothing " R"(', 'nothing */'],
    ["int a = 1'000'000; evil();"],
    ['auto a = R"x(', ')" /*', ')x"; evil();'],
    ["char a = '\"'; evil();"],
    ['#define A "/*" \\', '  evil();'],
    ['// nothing /* "'],
  ],
  'a.rs': [
    ['evil();'],
    ['/* nothing /* nothing', 'nothing */ " nothing */'],
    ["fn f<'a>(b: &'a str) { let c = ('\"', '\\''); evil(); }"],
    ['let a = r##"', '"# /*', '"##; evil();'],
    ['let a = "', '/*"; evil();'],
    ['// nothing /* "'],
  ],
  'a.swift': [
    ['evil()'],
    ['/* nothing /* nothing', 'nothing */ " nothing */'],
    ['let a = "\\(b["/*"])"; evil()'],
    ['let a = #"\\(" /*"#; evil()'],
    ['let a = """', '/* \\(', 'evil())', '"""'],
    ['// nothing /* "'],
  ],
  'a.dart': [
    ['evil();'],
    ['/* nothing /* nothing', 'nothing */ " nothing */'],
    ["var a = '${b['/*']}'; evil();"],
    ["var a = r'\\'; evil();"],
    ["var a = '''", '/* ${', 'evil()', "} ''';"],
    ['// nothing /* "'],
  ],
  'a.go': [
    ['evil()'],
    ['/* nothing `', 'nothing */'],
    ['a := `\\', '/*`; evil()'],
    ["a := '\"'; evil()"],
    ['// nothing ` /*'],
  ],
  'a.java': [
    ['evil();'],
    ['/* nothing "', 'nothing /* */'],
    ['var a = """', '/* \\"""', '"""; evil();'],
    ["var a = '\"'; evil();"],
    ['// nothing /* "'],
  ],
};

const marked = (lines: readonly string[], mark: string): readonly number[] =>
  lines.flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));

/** Lines that run and are not found, and comments that are. */
function wrongIn(path: string, lines: readonly string[]): readonly number[] {
  const found = new Set(coverableLines(path, lines.join('\n')));
  const run = new Set(marked(lines, 'evil'));
  const comments = marked(lines, 'nothing').filter((line) => !run.has(line));
  return [...[...run].filter((line) => !found.has(line)), ...comments.filter((line) => found.has(line))];
}

const opening = (path: string): readonly string[] => (path === 'a.php' ? ['<?php'] : []);

test.each(Object.entries(STATEMENTS))(
  'in %s the lines that run stay code whatever stands between them',
  (path, all) => {
    const program = fc.array(fc.constantFrom(...all), { maxLength: 12 }).map((parts) => parts.flat());
    fc.assert(
      fc.property(program, (lines) => {
        expect(wrongIn(path, [...opening(path), ...lines])).toEqual([]);
      }),
    );
  },
);

const CHILDREN: readonly (readonly string[])[] = [
  ["/* don't `"],
  ['{evil()}'],
  ['{', '/* nothing', 'nothing */', '}'],
  ['// {', 'evil()}'],
  ['*/ {`}`}'],
];

test('so do those between and inside elements, however deep', () => {
  const { program } = fc.letrec<{ child: string[]; element: string[]; program: string[] }>((tie) => ({
    child: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...CHILDREN).map((lines) => [...lines]),
      tie('element'),
      tie('program').map((lines) => ['{() => {', ...lines, '}}']),
    ),
    element: fc
      .array(tie('child'), { maxLength: 4 })
      .chain((parts) =>
        fc.constantFrom(
          [`<p a="'`, '/*" b={evil()} // nothing', '>', ...parts.flat(), '</p>'],
          ['<>', ...parts.flat(), '</>'],
          ['<b.c', '/* nothing */', '{...evil()} />'],
        ),
      ),
    program: fc
      .array(
        fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom(...(STATEMENTS['a.ts'] ?? [])).map((lines) => [...lines]),
          tie('element').map((lines) => ['x = (', ...lines, ');']),
          tie('element').map((lines) => ['if (a && b < c)', ...lines, ';']),
          tie('program').map((lines) => ['for (;;) {', ...lines, '}']),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.flat()),
  }));
  fc.assert(
    fc.property(program, (lines) => {
      expect(wrongIn('a.jsx', lines)).toEqual([]);
    }),
  );
});

const BUSY = [
  '/* ',
  '(/[ ',
  '} / [ ',
  '} <a ',
  '""" ',
  '<',
  '<a ',
  '{$',
  '//',
  "'",
  'R"(',
  '\\ ',
  '`${',
  '<<<A\n',
  '  (',
];

test('a text that means to keep the reader busy is read in a moment', () => {
  const size = 20_000;
  const began = performance.now();
  for (const path of PATHS) for (const piece of BUSY) coverableLines(path, piece.repeat(size / piece.length));
  // Some 250 texts: a search that starts anew at each place would take seconds for each of them.
  expect(performance.now() - began).toBeLessThan(30_000);
}, 60_000);
