/** How many bytes are looked at to tell what a report is. */
export const SAMPLE_BYTES = 1 << 16;

/** The beginning of a report, taken apart just enough for every format to say whether it is its own. */
export interface Sample {
  readonly text: string;
  /** The root of an XML document. */
  readonly root?: { readonly name: string; readonly attributes: ReadonlyMap<string, string> };
  /** Names of the XML elements below the root, in order of appearance. */
  readonly elements: readonly string[];
  /** Keys of a JSON document with their depth: 1 for those of the outermost object. */
  readonly keys: readonly JsonKey[];
}

/** One key of a JSON document. */
export interface JsonKey {
  readonly depth: number;
  readonly name: string;
}

const MAX_KEYS = 1000;

/** Takes the first bytes of a report apart. */
export function sampleOf(head: Uint8Array): Sample {
  const text = new TextDecoder().decode(head.subarray(0, SAMPLE_BYTES));
  const start = text.trimStart();
  if (start.startsWith('<')) return { text, keys: [], ...xmlSample(start) };
  return { text, elements: [], keys: start.startsWith('{') || start.startsWith('[') ? jsonKeys(start) : [] };
}

/** True when some key of that name stands at that depth. */
export function hasKey({ keys }: Sample, depth: number, name: string): boolean {
  return keys.some((key) => key.depth === depth && key.name === name);
}

function xmlSample(text: string): Pick<Sample, 'elements'> & Partial<Pick<Sample, 'root'>> {
  const [first, ...others] = Array.from(startTags(text));
  if (first === undefined) return { elements: [] };
  const attributes = new Map<string, string>();
  for (const [, name, value] of first.rest.matchAll(/([\w:.-]{1,100})\s*=\s*["']([^"'<]*)["']/g))
    if (name !== undefined && value !== undefined) attributes.set(name, value);
  return { root: { name: first.name, attributes }, elements: others.map(({ name }) => name) };
}

function* startTags(text: string): Generator<{ readonly name: string; readonly rest: string }> {
  const outside = text.replaceAll(/<!--[^]*?-->|<\?[^]*?\?>/g, '');
  let found = 0;
  for (const part of outside.split('<')) {
    const name = /^[A-Za-z_][\w:.-]*/.exec(part)?.[0];
    if (name === undefined) continue;
    yield { name, rest: part.slice(name.length) };
    found += 1;
    if (found === MAX_KEYS) return;
  }
}

function jsonKeys(text: string): readonly JsonKey[] {
  const keys: JsonKey[] = [];
  let depth = 0;
  for (let at = 0; at < text.length && keys.length < MAX_KEYS; at += 1) {
    const letter = text[at];
    if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    else if (letter === '"') {
      const close = stringEnd(text, at + 1);
      const name = text.slice(at + 1, close);
      if (/^\s*:/.test(text.slice(close + 1, close + 20))) keys.push({ depth, name });
      at = close;
    }
  }
  return keys;
}

function stringEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
