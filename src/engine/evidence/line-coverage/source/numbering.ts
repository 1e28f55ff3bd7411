import type { Numbering } from '../../../facts/coverage.ts';
import { hasOtherEnds } from './line-ends.ts';

/** Comments that send whoever reports on a script to another text (ECMA-426), or give it another name (V8). */
const SOURCE_MAP = /\/[/*][#@]\s*source(?:Mapping)?URL\s*=/;
/** `//line file:1`, `/*line file:1:1*\/` (go.dev/cmd/compile, "Line directives"). */
const GO_LINE = /^\/\/line .*:\d|\/\*line [^*\n]*:\d/m;
/** `#line 1 "file"`, `# 1 "file"`, also with the other spellings of the mark and with a comment in between. */
const C_LINE =
  /(?:#|%:|\?\?=)[ \t\f\v]*(?:\/\*|line(?:[ \t\f\v]+[\w(]|[ \t\f\v]*\/\*))|(?:^|\*\/)[ \t\f\v]*(?:#|%:|\?\?=)[ \t\f\v]*\d+[ \t\r]*(?:"|\/|$)/m;
/** A line end that the preprocessor of C takes away before it reads anything. */
const SPLICE = /(?:\\|\?\?\/)[ \t]*\r?\n/g;
const CSHARP_LINE = /^[ \t]*#[ \t]*(?:line\b|\d+[ \t]+["@])/m;
const BASIC_LINE = /^[ \t]*#[ \t]*ExternalSource\b/im;
const SWIFT_LINE = /#(?:sourceLocation\b|line[ \t]+\d)/;
/** perldoc perlsyn, "Plain Old Comments (Not!)". */
const PERL_LINE = /^#[ \t]*line[ \t]+\d+[ \t]*(?:"[^"\n]*"|[^\s"]+)?[ \t]*$/m;
const R_LINE = /^[ \t]*#line[ \t]+\d/m;
/** A first or second line that has Python decode the text otherwise (PEP 263): escapes may then end lines. */
const PYTHON_CODING =
  /^(?:[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*(?!(?:utf[-_]?8|(?:us-)?ascii|latin[-_]?1|iso[-_]?8859[-_]\d+|cp125\d)\b)\w/i;

const MAPS: readonly (readonly [isMapped: (text: string) => boolean, extensions: string])[] = [
  [(text) => SOURCE_MAP.test(text), 'js jsx mjs cjs ts tsx mts cts vue svelte astro coffee'],
  [(text) => GO_LINE.test(text), 'go'],
  [(text) => C_LINE.test(text.replace(SPLICE, '')), 'c h cc cpp cxx hh hpp hxx m mm'],
  [(text) => CSHARP_LINE.test(text), 'cs fs'],
  [(text) => BASIC_LINE.test(text), 'vb'],
  [(text) => SWIFT_LINE.test(text), 'swift'],
  [(text) => PERL_LINE.test(text), 'pl pm'],
  [(text) => R_LINE.test(text), 'r'],
  [(text) => PYTHON_CODING.test(text), 'py pyi'],
];

const BY_EXTENSION = new Map(
  MAPS.flatMap(([isMapped, extensions]) => extensions.split(' ').map((one) => [one, isMapped] as const)),
);

/** What makes a report number the lines of a file otherwise than git does; `null`: nothing. */
export function numberingOf(path: string, text: string): Numbering | null {
  const isMapped = BY_EXTENSION.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
  if (isMapped?.(text) === true) return 'mapped';
  return hasOtherEnds(path, text) ? 'line-ends' : null;
}
