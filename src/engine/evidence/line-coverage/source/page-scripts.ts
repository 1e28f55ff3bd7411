/** What a page holds for programs to read, and no browser runs. */
const DATA =
  /type\s*=\s*["']?(?:application\/(?:ld\+)?json|importmap|speculationrules|text\/(?:x-)?[a-z-]*(?:template|html|handlebars))/i;

/** 1-based lines of a page with something of a script that stands in it: what a browser runs, and no test that measures. */
export function scriptLines(text: string): readonly number[] {
  const scripts = scriptsIn(text);
  const found: number[] = [];
  let [start, next] = [0, 0];
  for (const [index, line] of text.split('\n').entries()) {
    const end = start + line.length;
    while (next < scripts.length && (scripts[next]?.[1] ?? 0) <= start) next += 1;
    const [from, to] = scripts[next] ?? [end, end];
    if (text.slice(Math.max(from, start), Math.min(to, end)).trim() !== '') found.push(index + 1);
    start = end + 1;
  }
  return found;
}

/** Where scripts stand, in their order; one that nothing ends goes on to the end of the text. */
function scriptsIn(text: string): readonly (readonly [from: number, to: number])[] {
  const [open, close] = [/<script\b/gi, /<\/script/gi];
  const scripts: [number, number][] = [];
  for (let found = open.exec(text); found !== null; found = open.exec(text)) {
    const from = text.indexOf('>', found.index) + 1;
    if (from === 0) break;
    close.lastIndex = from;
    const to = close.exec(text)?.index ?? text.length;
    if (!DATA.test(text.slice(found.index, from))) scripts.push([from, to]);
    open.lastIndex = to;
  }
  return scripts;
}
