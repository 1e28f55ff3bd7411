import { expect, test } from 'vitest';

import { comparedLines } from '../../src/gather/evidence/tree/changed-lines.ts';
import { readingBudget } from '../../src/gather/texts-of-blobs.ts';
import type { Tools } from '../../src/gather/tools.ts';
import type { RepositoryKey, TreeEntry } from '../../src/platform/port.ts';

const LINES = 3_001;
const FILES = 12;
const repository = { id: 1, owner: 'boutique', name: 'api', installation: 1 };

/** The same lines in two orders that have next to nothing in common: dear to compare, and told all the same. */
function text(step: number): string {
  return Array.from({ length: LINES }, (_, at) => `a(${String((at * step) % LINES)})\n`).join('');
}

function entries(version: string): ReadonlyMap<string, TreeEntry> {
  const paths = Array.from({ length: FILES }, (_, at) => `src/pay${String(at)}.ts`);
  return new Map(paths.map((path) => [path, { path, mode: '100644', sha: `${version} of ${path}`, size: 50_000 }]));
}

/** A forge that knows both texts under any id, and a store that keeps what it is given. */
function tools(): Tools {
  const kept = new Map<string, Uint8Array>();
  const [before, after] = [text(1), text(1_201)].map((one) => new TextEncoder().encode(one));
  const texts = (_: RepositoryKey, ids: readonly string[]) =>
    Promise.resolve(new Map(ids.map((id) => [id, id.startsWith('before') ? before : after])));
  const objects = {
    get: (key: unknown) => Promise.resolve(kept.get(JSON.stringify(key))),
    put: (key: unknown, bytes: Uint8Array) => Promise.resolve(void kept.set(JSON.stringify(key), bytes)),
  };
  return { store: { objects }, platform: { git: { texts } } } as unknown as Tools;
}

test('a pull request of files that are hard to compare is looked at in several goes, each going on from the last', async () => {
  const shared = tools();
  const measured = {
    tree: { commit: 'head', comparedWith: 'base', kind: 'head' },
    files: entries('after'),
    before: entries('before'),
  } as const;
  const look = async () => {
    const given = {
      measured,
      reported: new Set<string>(),
      renamed: new Map<string, string>(),
      isInside: () => true,
      budget: readingBudget(),
    };
    return comparedLines(shared, repository, given);
  };
  const first = await look();
  expect(first.unread.length).toBeGreaterThan(0);
  expect(first.changes.length).toBeGreaterThan(0);
  const second = await look();
  expect(second.unread).toEqual([]);
  expect(second.changes).toHaveLength(FILES);
});
