import { reading, passes, type RepositoryKey } from '../../platform/port.ts';
import type { Content, Wanted } from '../../search/change-reader.ts';
import type { Tools } from '../tools.ts';

/** Larger files are not searched: the forge gives them as base64 in one answer. */
const LARGEST_SEARCHED = 10_000_000;
/** Up to this size the forge tells texts many at a time. */
const LARGEST_TEXT = 256_000;
const MOST_IN_ONE = 100;
const MOST_BYTES_IN_ONE = 1_000_000;
/** Requests at once. */
const ABREAST = 6;

/** Requests that one evaluation may still spend on reading blobs one by one. */
export interface Purse {
  left: number;
}

/**
 * Reads blobs, each once: small texts a hundred at a time, what the forge cannot tell exactly in that way one by one
 * as long as the purse lasts. Nothing of them is kept: they may hold secrets.
 */
export async function* readBlobs(
  tools: Tools,
  repository: RepositoryKey,
  { wanted, purse }: { readonly wanted: readonly Wanted[]; readonly purse: Purse },
): AsyncGenerator<Content> {
  const large = wanted.filter(({ size }) => (size ?? 0) > LARGEST_SEARCHED);
  for (const { blob } of large) yield { blob, bytes: null, reason: 'too-large' };
  const small = wanted.filter(({ size }) => (size ?? 0) <= LARGEST_TEXT);
  const alone = wanted.filter(({ size }) => (size ?? 0) > LARGEST_TEXT && (size ?? 0) <= LARGEST_SEARCHED);
  for (const some of batches(small)) {
    const texts = await tools.platform.git.texts(
      repository,
      some.map(({ blob }) => blob),
    );
    for (const one of some) {
      const bytes = texts.get(one.blob);
      if (bytes === undefined) alone.push(one);
      else yield { blob: one.blob, bytes: Uint8Array.from(bytes), reason: null };
    }
  }
  for (let at = 0; at < alone.length; at += ABREAST)
    yield* await Promise.all(alone.slice(at, at + ABREAST).map((one) => readAlone(tools, repository, { one, purse })));
}

function batches(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const all: Wanted[][] = [];
  let bytes = 0;
  for (const one of wanted) {
    const last = all.at(-1);
    bytes += one.size ?? LARGEST_TEXT / 4;
    if (last !== undefined && last.length < MOST_IN_ONE && bytes <= MOST_BYTES_IN_ONE) {
      last.push(one);
      continue;
    }
    all.push([one]);
    bytes = one.size ?? LARGEST_TEXT / 4;
  }
  return all;
}

async function readAlone(
  tools: Tools,
  repository: RepositoryKey,
  { one: { blob }, purse }: { readonly one: Wanted; readonly purse: Purse },
): Promise<Content> {
  if (purse.left <= 0) return { blob, bytes: null, reason: 'too-many-files' };
  purse.left -= 1;
  const read = await reading(() => tools.platform.git.blob(repository, blob, LARGEST_SEARCHED));
  if (read.known) return { blob, bytes: Uint8Array.from(read.value), reason: null };
  if (passes(read.problem)) throw read.problem;
  return { blob, bytes: null, reason: read.problem.kind === 'too-large' ? 'too-large' : 'unreadable' };
}
