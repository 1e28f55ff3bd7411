/** `node read-one.ts READER FILE PEERS`: reads one file with one reader and prints what it cost, alone in its process. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

import { addShares, lineShare } from '../../src/engine/evidence/line-coverage/report.ts';
import { ReportReader } from '../../src/engine/evidence/report-reader.ts';
import { type PeerFile, peer } from './peers.ts';

/** What a reader counted; readers that do not merge repeated lines count records. */
interface Counted {
  readonly covered: number;
  readonly total: number;
}

const CHUNK = 1 << 17;
const [reader = '', file = '', peers = ''] = process.argv.slice(2);

const readers: Readonly<Record<string, () => Counted | Promise<Counted>>> = {
  'Garde-fou': withOurs,
  'parse-lcov': () => counted(peer(peers, 'parse-lcov').default(text())),
  'lcov-parse': () => answered((done) => peer(peers, 'lcov-parse')(text(), done)),
  'cobertura-parse': () => answered((done) => peer(peers, 'cobertura-parse').parseContent(text(), done)),
  saxes: withSaxes,
};

function text(): string {
  return readFileSync(file, 'utf8');
}

function eachChunk(take: (bytes: Uint8Array) => void): void {
  const handle = openSync(file, 'r');
  const buffer = new Uint8Array(CHUNK);
  let size = readSync(handle, buffer, 0, CHUNK, null);
  while (size > 0) {
    take(buffer.subarray(0, size));
    size = readSync(handle, buffer, 0, CHUNK, null);
  }
  closeSync(handle);
}

function withOurs(): Counted {
  const report = new ReportReader();
  eachChunk((bytes) => report.push(bytes));
  const read = report.end();
  if (!read.ok || read.value.kind !== 'coverage') throw new Error(JSON.stringify(read));
  // The lines alone, as the peers count them.
  return read.value.report.files.map(({ lines }) => lineShare(lines)).reduce(addShares, { covered: 0, total: 0 });
}

async function answered(read: (done: (error: unknown, files: readonly PeerFile[]) => void) => void): Promise<Counted> {
  return counted(
    await new Promise<readonly PeerFile[]>((resolve, reject) => {
      read((error, files) => (error instanceof Error ? reject(error) : resolve(files)));
    }),
  );
}

function counted(files: readonly PeerFile[]): Counted {
  return share(files.flatMap(({ lines }) => lines.details.map(({ hit }) => hit)));
}

function share(hits: readonly number[]): Counted {
  return { covered: hits.filter((hit) => hit > 0).length, total: hits.length };
}

/** What a careful reader on a SAX parser does: lines of classes, by file, summed. */
function withSaxes(): Counted {
  const files = new Map<string, Map<number, number>>();
  const parser = new (peer(peers, 'saxes').SaxesParser)();
  let lines = new Map<number, number>();
  let inMethod = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'method') inMethod = true;
    else if (name === 'class') {
      const path = attributes['filename'] ?? '';
      lines = files.get(path) ?? new Map<number, number>();
      files.set(path, lines);
    } else if (name === 'line' && !inMethod) {
      const number = Number(attributes['number']);
      lines.set(number, (lines.get(number) ?? 0) + Number(attributes['hits']));
    }
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'method') inMethod = false;
  });
  const decoder = new TextDecoder();
  eachChunk((bytes) => parser.write(decoder.decode(bytes, { stream: true })));
  parser.close();
  return share([...files.values()].flatMap((one) => [...one.values()]));
}

const begun = performance.now();
const used = process.cpuUsage();
const result = await readers[reader]?.();
const ms = performance.now() - begun;
const { user, system } = process.cpuUsage(used);
process.stdout.write(
  JSON.stringify({ ms, cpu: (user + system) / 1e3, peak: process.resourceUsage().maxRSS / 1024, ...result }),
);
