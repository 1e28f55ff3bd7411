import {
  C_STRINGS,
  CSHARP_STRINGS,
  DART_STRINGS,
  GO_STRINGS,
  JAVA_STRINGS,
  KOTLIN_STRINGS,
  PHP_STRINGS,
  PYTHON_STRINGS,
  RUST_STRINGS,
  SCALA_STRINGS,
  SCRIPT_STRINGS,
  type StringSyntax,
  SWIFT_STRINGS,
} from './string-syntax.ts';

/** How a language writes what is no code. */
export type Language = LineLanguage | TextLanguage | ComponentLanguage | PageLanguage;

/** No comment spans lines, so each line tells by itself what it is. */
export interface LineLanguage {
  readonly kind: 'lines';
  /** What a comment begins with, behind white space; absent: every line that is not blank counts. */
  readonly comment?: string;
  /** What makes a line that looks like a comment code: it may stand in a text that spans lines and runs what it holds. */
  readonly unless: readonly string[];
}

/** Comments or strings span lines, so the text is read from its beginning. */
export interface TextLanguage {
  readonly kind: 'text';
  readonly lineComments: readonly string[];
  /** Start and end of comments that may span lines. */
  readonly blockComment?: readonly [start: string, end: string];
  /** Such a comment may hold another one. */
  readonly nests?: boolean;
  readonly strings: readonly StringSyntax[];
  /** A slash where no value stands before it begins a regular expression, as in ECMAScript. */
  readonly regularExpressions?: boolean;
  /** `<` where no value stands before it begins an element (JSX). */
  readonly markup?: boolean;
  /** Code stands between these; outside of them everything counts. */
  readonly tags?: { readonly open: RegExp; readonly close: string };
  /** Lines that begin with `#` are read by themselves, and may switch off what stands between them (C#). */
  readonly directives?: boolean;
  /** Digits may be grouped by `'`. */
  readonly groupsDigits?: boolean;
  /** Whether a compiler reads the text otherwise than it looks: every line counts. */
  readonly isTrap?: (text: string) => boolean;
}

/** Markup that may begin with a script: only in there is anything a comment. */
export interface ComponentLanguage {
  readonly kind: 'component';
  readonly script: TextLanguage;
}

/** A page: only scripts in it are code, and hardly a tool measures them. */
export interface PageLanguage {
  readonly kind: 'page';
}

const C_COMMENTS = { kind: 'text', lineComments: ['//'], blockComment: ['/*', '*/'] } as const;
/** Java and its like translate these before they read anything: a comment may end, or a string, where none is seen to. */
const ESCAPES = /\\u+00(?:2[27af]|0[ad]|5c)/i;
/** An element as Scala writes it, with any text inside. */
const ELEMENT = /[\s({]<[a-z_!?]/i;
const isTranslated = (text: string): boolean => ESCAPES.test(text);

/** A line end that the compiler takes away where it matters: inside a word or a mark, or at the end of a comment. */
function isSpliced(text: string): boolean {
  const spliced = text.split('\n').filter((line) => /\\[ \t]*\r?$/.test(line));
  return text.includes('??/') || spliced.some((line) => line.includes('//') || /[\w/*]\\\r?$/.test(line));
}

const c: Language = { ...C_COMMENTS, strings: C_STRINGS, groupsDigits: true, isTrap: isSpliced };
const java: Language = { ...C_COMMENTS, strings: JAVA_STRINGS, isTrap: isTranslated };
const kotlin: Language = { ...C_COMMENTS, nests: true, strings: KOTLIN_STRINGS };
const scala: Language = {
  ...C_COMMENTS,
  nests: true,
  strings: SCALA_STRINGS,
  isTrap: (text) => isTranslated(text) || ELEMENT.test(text),
};
const swift: Language = { ...C_COMMENTS, nests: true, strings: SWIFT_STRINGS, regularExpressions: true };
const dart: Language = { ...C_COMMENTS, nests: true, strings: DART_STRINGS };
const rust: Language = { ...C_COMMENTS, nests: true, strings: RUST_STRINGS };
const csharp: Language = { ...C_COMMENTS, strings: CSHARP_STRINGS, directives: true };
const go: Language = { ...C_COMMENTS, strings: GO_STRINGS };
const script: TextLanguage = { ...C_COMMENTS, strings: SCRIPT_STRINGS, regularExpressions: true };
const markup: TextLanguage = { ...script, markup: true };
const component: Language = { kind: 'component', script: markup };
const php: Language = {
  ...C_COMMENTS,
  lineComments: ['//', '#'],
  strings: PHP_STRINGS,
  tags: { open: /<\?(?:php(?=\s|$)|=)/iy, close: '?>' },
};
const python: Language = { kind: 'text', lineComments: ['#'], strings: PYTHON_STRINGS };

const byLine = (comment: string, ...unless: readonly string[]): Language => ({ kind: 'lines', comment, unless });

const whole: Language = { kind: 'lines', unless: [] };
const page: Language = { kind: 'page' };

const EXTENSIONS: readonly (readonly [language: Language, extensions: string])[] = [
  [c, 'c h cc cpp cxx hh hpp hxx m mm'],
  [java, 'java'],
  [kotlin, 'kt kts'],
  [scala, 'scala sc'],
  [swift, 'swift'],
  [dart, 'dart'],
  [csharp, 'cs'],
  [script, 'ts mts cts'],
  [markup, 'js jsx mjs cjs tsx es es6 jsm'],
  [component, 'vue svelte astro'],
  [go, 'go'],
  [php, 'php php3 php4 php5 php7 php8 phtml inc'],
  [python, 'py pyi pyw'],
  [rust, 'rs'],
  // Slashes that begin texts over lines, comments with other marks: only comments of one line are told for sure.
  [byLine('//', '${'), 'groovy'],
  [byLine('//', '{'), 'fs'],
  [byLine('#', '#{'), 'rb rake ex exs coffee'],
  [byLine('#', '$(', '${', '`'), 'sh bash zsh ksh'],
  [byLine('#', '@{', '${'), 'pl pm'],
  [byLine('#', '$('), 'ps1 psm1'],
  [byLine('#'), 'r'],
  [byLine("'", '{'), 'vb'],
  [byLine('!', '!$'), 'f for f90 f95 f03 f08'],
  [byLine('--'), 'lua'],
  [byLine(';'), 'clj cljs cljc'],
  [
    whole,
    'csx fsx cshtml razor vbhtml pyx gvy litcoffee hs lhs elm ml erl jl sol zig nim cr d pas adb tcl rkt scm lisp vala',
  ],
  [page, 'html htm xhtml svg'],
];

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  EXTENSIONS.flatMap(([language, extensions]) => extensions.split(' ').map((one) => [one, language] as const)),
);

/** The language of a source file by its extension; `undefined` for what no coverage tool measures. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

/** Whether a file is one of a language that tools measure: pages are none, whatever scripts stand in them. */
export function isSource(path: string): boolean {
  const language = languageOf(path);
  return language !== undefined && language.kind !== 'page';
}
