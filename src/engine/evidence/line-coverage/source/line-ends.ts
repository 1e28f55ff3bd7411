/** What ends a line for some compiler and not for git: a carriage return alone, and line ends of Unicode. */
const OTHER_ENDS = /\r(?!\n)|[\u0085\u2028\u2029]/g;
/** Scala's compilers count two more: form feeds and the substitute character. */
const SCALA_ENDS = new RegExp(`${OTHER_ENDS.source}|[\\f${String.fromCodePoint(0x1a)}]`, 'g');

/** A text with each end of a line that some compiler knows written as git’s, so that no code hides in a line. */
export function withPlainEnds(path: string, text: string): string {
  return text.replace(endsIn(path), '\n');
}

/** Whether tools may number the lines of a text otherwise than git. */
export function hasOtherEnds(path: string, text: string): boolean {
  return text.search(endsIn(path)) >= 0;
}

function endsIn(path: string): RegExp {
  return /\.(?:scala|sc)$/i.test(path) ? SCALA_ENDS : OTHER_ENDS;
}
