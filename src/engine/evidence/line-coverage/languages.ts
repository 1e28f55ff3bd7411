/** How a language writes what is no code. */
export interface Language {
  readonly lineComments: readonly string[];
  /** Start and end of comments that may span lines. */
  readonly blockComments: readonly (readonly [start: string, end: string])[];
  /** Block comments that begin and end only at the start of a line. */
  readonly atLineStart?: boolean;
  /** Delimiters of strings, longest first; those with `\n` inside may span lines. */
  readonly strings: readonly StringSyntax[];
  /** A slash where no value can stand before it begins a regular expression. */
  readonly regularExpressions?: boolean;
}

/** One way to write a string. */
export interface StringSyntax {
  readonly quote: string;
  readonly spansLines: boolean;
  /** A backslash takes away the meaning of the next character. */
  readonly escapes: boolean;
  /** As a statement of its own it documents, and is no code. */
  readonly documents?: boolean;
}

const single: StringSyntax = { quote: "'", spansLines: false, escapes: true };
const double: StringSyntax = { quote: '"', spansLines: false, escapes: true };
const template: StringSyntax = { quote: '`', spansLines: true, escapes: true };
const rawTemplate: StringSyntax = { quote: '`', spansLines: true, escapes: false };
const textBlock: StringSyntax = { quote: '"""', spansLines: true, escapes: true };
const C_COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const HASH_COMMENTS = { lineComments: ['#'], blockComments: [] } as const;

const c: Language = { ...C_COMMENTS, strings: [double, single] };
const java: Language = { ...C_COMMENTS, strings: [textBlock, double, single] };
const script: Language = { ...C_COMMENTS, strings: [double, single, template], regularExpressions: true };
const basic: Language = { lineComments: ["'"], blockComments: [], strings: [double] };
const fortran: Language = { lineComments: ['!'], blockComments: [], strings: [double, single] };
const lua: Language = { lineComments: ['--'], blockComments: [], strings: [double, single] };
const lisp: Language = { lineComments: [';'], blockComments: [], strings: [{ ...double, spansLines: true }] };
const powershell: Language = { lineComments: ['#'], blockComments: [['<#', '#>']], strings: [double, single] };
const go: Language = { ...C_COMMENTS, strings: [double, single, rawTemplate] };
const php: Language = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  strings: [
    { ...double, spansLines: true },
    { ...single, spansLines: true },
  ],
};
const python: Language = {
  ...HASH_COMMENTS,
  strings: [
    { ...textBlock, documents: true },
    { quote: "'''", spansLines: true, escapes: true, documents: true },
    double,
    single,
  ],
};
const ruby: Language = {
  lineComments: ['#'],
  blockComments: [['=begin', '=end']],
  atLineStart: true,
  strings: [double, single, template],
};
const shell: Language = { ...HASH_COMMENTS, strings: [] };
const rust: Language = { ...C_COMMENTS, strings: [{ ...double, spansLines: true }] };

const EXTENSIONS: readonly (readonly [language: Language, extensions: string])[] = [
  [c, 'c h cc cpp cxx hh hpp hxx m mm swift dart scala sc groovy'],
  [java, 'java kt kts cs fs'],
  [script, 'js jsx mjs cjs ts tsx mts cts vue svelte astro'],
  [go, 'go'],
  [php, 'php phtml inc'],
  [python, 'py pyi'],
  [ruby, 'rb rake'],
  [rust, 'rs'],
  [shell, 'sh bash pl pm r ex exs coffee'],
  [basic, 'vb'],
  [fortran, 'f for f90 f95 f03 f08'],
  [lua, 'lua'],
  [lisp, 'clj cljs cljc'],
  [powershell, 'ps1 psm1'],
];

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  EXTENSIONS.flatMap(([language, extensions]) => extensions.split(' ').map((one) => [one, language] as const)),
);

/** The language of a source file by its extension; `undefined` for what no coverage tool measures. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
