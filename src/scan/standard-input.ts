import { exitOf, EXIT, type Gap, type PlacedFinding } from './report.ts';
import { type Scan, scanSources } from './scan-sources.ts';
import { LARGEST_FILE, type Source } from './source.ts';

/** Bytes as a stream gives them. */
export type Chunks = AsyncIterable<Uint8Array | string>;

const STANDARD_INPUT = '(standard input)';

/** Reads standard input as one source, up to the size of the largest file. */
export const readStandardInput = async function* (stdin: Chunks): AsyncGenerator<Source> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    if (size < LARGEST_FILE) parts.push(bytes);
    size += bytes.length;
  }
  const bytes = Uint8Array.from(Buffer.concat(parts).subarray(0, LARGEST_FILE));
  yield size > LARGEST_FILE ? { path: STANDARD_INPUT, bytes, reason: 'too-large' } : { path: STANDARD_INPUT, bytes };
};

const isRequest = (value: unknown): value is { readonly text: string; readonly path?: string } =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  (!('path' in value) || typeof value.path === 'string');

const linesOf = async function* (stdin: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of stdin) {
    const lines = (held + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    held = lines.pop() ?? '';
    yield* lines;
  }
  if (held.trim() !== '') yield held;
};

const parseRequest = (line: string): Source => {
  try {
    const asked: unknown = JSON.parse(line);
    if (isRequest(asked))
      return { path: asked.path ?? STANDARD_INPUT, bytes: Uint8Array.from(Buffer.from(asked.text, 'utf8')) };
    return { path: STANDARD_INPUT };
  } catch {
    return { path: STANDARD_INPUT };
  }
};

const single = async function* (source: Source): AsyncGenerator<Source> {
  yield await Promise.resolve(source);
};

interface LineResult {
  readonly findings: readonly PlacedFinding[];
  readonly incomplete: readonly Gap[];
}

/** The scanner of lines, and the own rules that it goes without. */
export interface LineScanner {
  readonly scan: Scan;
  readonly refused: readonly Gap[];
}

const answer = async ({ scan, refused }: LineScanner, line: string): Promise<LineResult> => {
  const source = parseRequest(line);
  if (source.bytes === undefined) return { findings: [], incomplete: [{ path: source.path, reason: 'not-a-request' }] };
  const { findings, incomplete } = await scanSources(scan, single(source));
  return { findings, incomplete: [...refused, ...incomplete] };
};

const WORST_FIRST = [EXIT.wrongUse, EXIT.findings, EXIT.incomplete, EXIT.clean];

/** Answers each line of JSON with a line of JSON; the exit code is the worst of all lines. */
export const scanLines = async (
  scanner: LineScanner,
  stdin: Chunks,
  write: (text: string) => void,
): Promise<number> => {
  const codes = new Set<number>([EXIT.clean]);
  for await (const line of linesOf(stdin)) {
    const result = await answer(scanner, line);
    codes.add(exitOf(result));
    write(`${JSON.stringify(result)}\n`);
  }
  return WORST_FIRST.find((code) => codes.has(code)) ?? EXIT.clean;
};
