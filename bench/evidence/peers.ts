import { createRequire } from 'node:module';

/** Lines as the lcov readers of npm answer them. */
export interface PeerFile {
  readonly lines: { readonly details: readonly { readonly line: number; readonly hit: number }[] };
}

type Callback = (error: unknown, files: readonly PeerFile[]) => void;

interface SaxTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface SaxParser {
  on(event: 'opentag' | 'closetag', handler: (tag: SaxTag) => void): void;
  write(text: string): void;
  close(): void;
}

interface Peers {
  readonly 'parse-lcov': { readonly default: (text: string) => readonly PeerFile[] };
  readonly 'lcov-parse': (text: string, done: Callback) => void;
  readonly 'cobertura-parse': { readonly parseContent: (text: string, done: Callback) => void };
  readonly saxes: { readonly SaxesParser: new () => SaxParser };
}

/** A reader that the benchmark installed in a folder of its own. */
export function peer<K extends keyof Peers>(folder: string, name: K): Peers[K] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these packages are no dependencies and bring no types here
  return createRequire(`${folder}/package.json`)(name) as Peers[K];
}
