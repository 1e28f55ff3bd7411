/** One way to write a string. */
export interface StringSyntax {
  /** Characters that it may begin with. */
  readonly starts: string;
  /** Everything up to its content; sticky. */
  readonly open: RegExp;
  /** How long the end is that stands at a place of the text, 0 when none does. */
  readonly end: (opened: RegExpExecArray) => EndOf;
  /** Whether it may hold line ends. */
  readonly spansLines: boolean;
  /** Takes away the meaning of the next character. */
  readonly escape?: string;
  /** Code inside of it. */
  readonly holes?: readonly Hole[];
  /** Its holes are not read: only where its braces are balanced is it sure to end where it seems to. */
  readonly balances?: boolean;
  /** As a statement of its own it documents, and is no code. */
  readonly documents?: boolean;
}

/** Tells how long the end of a string at a place is. */
export type EndOf = (text: string, at: number) => number;

/** Where code begins and ends inside a string. */
export interface Hole {
  readonly open: string;
  readonly close: string;
  /** Twice the opening mark is the mark itself, and nothing else takes its meaning away. */
  readonly doubles?: boolean;
  /** Behind a colon stands how to write the value, which is no code. */
  readonly format?: boolean;
}

const exactly =
  (mark: string): EndOf =>
  (text, at) =>
    text.startsWith(mark, at) ? mark.length : 0;

/** Quotes behind the closing ones belong to the content that they end. */
const greedily =
  (mark: string): EndOf =>
  (text, at) => {
    if (!text.startsWith(mark, at)) return 0;
    let end = at + mark.length;
    while (text[end] === mark[0]) end += 1;
    return end - at;
  };

/** The mark, and not two of them. */
const alone =
  (mark: string): EndOf =>
  (text, at) =>
    text.startsWith(mark, at) && !text.startsWith(mark + mark, at) ? 1 : 0;

type Traits = Partial<Omit<StringSyntax, 'open' | 'end'>> & { readonly end?: (mark: string) => EndOf };

function quoted(mark: string, { end = exactly, ...traits }: Traits = {}): StringSyntax {
  return { starts: mark.slice(0, 1), open: new RegExp(mark, 'y'), end: () => end(mark), spansLines: false, ...traits };
}

const ESCAPED = { escape: '\\' };
const OVER_LINES = { ...ESCAPED, spansLines: true };
const DOLLAR_HOLE: readonly Hole[] = [{ open: '${', close: '}' }];
const single = quoted("'", ESCAPED);
const double = quoted('"', ESCAPED);

/** A character, so that what only looks like one (a lifetime, a symbol) opens nothing: it ends where it began. */
const character: StringSyntax = {
  starts: "'",
  open: /'(?:\\(?:u\{[^}\n]{0,8}\}|u+[\da-f]{4}|x[\da-f]{2}|.)|[^'\\\n])(?=')/iuy,
  end: () => exactly("'"),
  spansLines: false,
};

/** `R"mark(…)mark"`. */
const rawInC: StringSyntax = {
  starts: 'RuUL',
  open: /(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y,
  end: ([, mark = '']) => exactly(`)${mark}"`),
  spansLines: true,
};

export const C_STRINGS = [rawInC, double, single];
export const JAVA_STRINGS = [quoted('"""', OVER_LINES), double, single];
export const GO_STRINGS = [double, single, quoted('`', { spansLines: true })];
export const SCRIPT_STRINGS = [double, single, quoted('`', { ...OVER_LINES, holes: DOLLAR_HOLE })];
const name = quoted('`');

export const KOTLIN_STRINGS = [
  quoted('"""', { spansLines: true, holes: DOLLAR_HOLE, end: greedily }),
  quoted('"', { ...ESCAPED, holes: DOLLAR_HOLE }),
  single,
  name,
];

const interpolated = { starts: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', holes: DOLLAR_HOLE };
export const SCALA_STRINGS = [
  { ...quoted('"""', { spansLines: true, end: greedily }), ...interpolated, open: /(?<!\w)[A-Za-z_]\w*"""/y },
  { ...quoted('"', ESCAPED), ...interpolated, open: /(?<!\w)[A-Za-z_]\w*"/y },
  quoted('"""', { spansLines: true, end: greedily }),
  double,
  character,
  name,
];

const swiftHole: readonly Hole[] = [{ open: '\\(', close: ')' }];
/** `#"…"#`, with as many signs at its end. */
const rawInSwift: StringSyntax = {
  starts: '#',
  open: /(?<!#)(#+)("""|")/y,
  end: ([, signs = '', mark = '']) => exactly(mark + signs),
  spansLines: true,
  holes: [1, 2, 3].map((count) => ({ open: `\\${'#'.repeat(count)}(`, close: ')' })),
};
/** A regular expression over lines. */
const expressionInSwift: StringSyntax = {
  starts: '#',
  open: /(?<!#)(#+)\//y,
  end: ([, signs = '']) => exactly(`/${signs}`),
  spansLines: true,
  escape: '\\',
};
export const SWIFT_STRINGS = [
  rawInSwift,
  expressionInSwift,
  quoted('"""', { ...OVER_LINES, holes: swiftHole }),
  quoted('"', { ...ESCAPED, holes: swiftHole }),
  name,
];

export const DART_STRINGS = ["'''", '"""', "'", '"'].flatMap((mark) => {
  const spansLines = mark.length === 3;
  const raw = { ...quoted(mark, { spansLines }), starts: 'r', open: new RegExp(`r${mark}`, 'y') };
  return [raw, quoted(mark, { ...ESCAPED, spansLines, holes: DOLLAR_HOLE })];
});

/** `r#"…"#`, with as many signs at its end. */
const rawInRust: StringSyntax = {
  starts: 'rbc',
  open: /[bc]?r(#*)"/y,
  end: ([, signs = '']) => exactly(`"${signs}`),
  spansLines: true,
};
export const RUST_STRINGS = [rawInRust, quoted('"', OVER_LINES), character];

const braces: readonly Hole[] = [{ open: '{', close: '}', doubles: true, format: true }];
/** As many quotes at its end as at its beginning. */
const rawInCsharp: StringSyntax = {
  starts: '"',
  open: /("{3,})/y,
  end: ([, mark = '']) => exactly(mark),
  spansLines: true,
};
/** Two quotes in it are one. */
const verbatim: StringSyntax = { starts: '@', open: /@"/y, end: () => alone('"'), spansLines: true, escape: '"' };
export const CSHARP_STRINGS: readonly StringSyntax[] = [
  rawInCsharp,
  { ...rawInCsharp, starts: '$', open: /(?<!\$)\$+("{3,})/y, balances: true },
  verbatim,
  { ...verbatim, starts: '@$', open: /(?:\$@|@\$)"/y, holes: braces },
  { ...quoted('"', { ...ESCAPED, holes: braces }), starts: '$', open: /\$"/y },
  double,
  single,
];

const phpHoles: readonly Hole[] = [
  { open: '{$', close: '}' },
  { open: '${', close: '}' },
];
/** Up to a line that begins with its mark, indented or not. */
const hereDocument: StringSyntax = {
  starts: '<',
  open: /<<<[ \t]*(?:"([a-z_]\w*)"|([a-z_]\w*))\r?\n/iy,
  end: ([, mark, bare]) => atLineStart(mark ?? bare ?? ''),
  ...OVER_LINES,
  holes: phpHoles,
};
const nowDocument: StringSyntax = {
  starts: '<',
  open: /<<<[ \t]*'([a-z_]\w*)'\r?\n/iy,
  end: ([, mark = '']) => atLineStart(mark),
  spansLines: true,
};
export const PHP_STRINGS = [
  nowDocument,
  hereDocument,
  quoted('"', { ...OVER_LINES, holes: phpHoles }),
  quoted("'", OVER_LINES),
  quoted('`', { ...OVER_LINES, holes: phpHoles }),
];

function atLineStart(mark: string): EndOf {
  const line = new RegExp(`[ \\t]*${mark}(?!\\w)`, 'y');
  return (text, at) => {
    if (text[at - 1] !== '\n') return 0;
    line.lastIndex = at;
    return line.exec(text)?.[0].length ?? 0;
  };
}

export const PYTHON_STRINGS = ['"""', "'''", '"', "'"].flatMap((mark) => {
  const spansLines = mark.length === 3;
  const plain = quoted(mark, { ...ESCAPED, spansLines });
  const filled = { starts: 'fFtTrR', open: new RegExp(`(?:[ft]r?|r[ft])${mark}`, 'iy'), holes: braces };
  return [{ ...plain, ...filled }, spansLines ? { ...plain, documents: true } : plain];
});
