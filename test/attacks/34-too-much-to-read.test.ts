import { gzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';

import { writeCommit } from '../../src/sandbox/github/act/write-commit.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { madeUp } from '../support/made-up-secrets.ts';
import { secretPolicy } from '../support/secret-policy.ts';

let scene: Scene;
afterEach(() => scene.close());

const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value));
const secretLine = `token = "${madeUp.gitlab}"\n`;
const ZEROS = new Uint8Array(80_000_000);

describe('what a supplier makes hard to read', () => {
  test('is read all the same: binaries, archives, UTF-16, another name', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), Buffer.from(`\n${secretLine}`)]);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`token = "${madeUp.otherGitlab}"`, 'utf16le')]);
    const pull = scene.propose({
      files: {
        'logo.png': picture,
        'wide.txt': wide,
        'docs.docx': zipSync({ 'word/document.xml': text(`token = "${madeUp.thirdGitlab}"`) }),
      },
    });
    await scene.settled();
    const page = scene.page(pull);
    for (const path of ['logo.png', 'wide.txt', 'docs.docx']) expect(page).toContain(`\`${path}:`);
    expect(page.match(/Secret at the head/g)).toHaveLength(3);
  });

  test('past every limit is never called clean', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const pull = scene.propose({
      files: {
        'huge.bin': Buffer.alloc(10_000_001, 120),
        'bomb.gz': gzipSync(ZEROS),
        'locked.7z': Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
        link: { mode: '120000', content: '/etc/passwd' },
        module: { mode: '160000', sha: 'a'.repeat(40) },
        'big.psd': 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n',
      },
    });
    await scene.settled();
    const page = scene.page(pull);
    for (const path of ['huge.bin', 'bomb.gz', 'locked.7z', 'link', 'module', 'big.psd'])
      expect(page).toContain(`The file \`${path}\` was not searched whole`);
    expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
    expect(scene.mayMerge(pull)).toBe(false);
  });

  test('hides no secret behind 3,000 other files', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const many = Array.from({ length: 3_000 }, (_, index) => [`a/${String(index)}.txt`, `${String(index)}\n`] as const);
    const from = scene.requests();
    const pull = scene.propose({ files: { ...Object.fromEntries(many), 'z.txt': secretLine } });
    await scene.settled();
    expect(scene.page(pull)).toContain('z.txt:1');
    const now = scene.requests();
    expect(now.graphql + now.reads - from.graphql - from.reads).toBeLessThanOrEqual(100);
  });
});

describe('a pull request of 250 commits', () => {
  test('is searched with at most 200 requests, and with one query once it was', async () => {
    scene = await openScene({ policy: secretPolicy() });
    const before = scene.requests();
    const supplier = scene.as('an-karim');
    supplier.moveRef(SHOP, 'refs/heads/cart', manyCommits(250));
    const pull = supplier.openPull(SHOP, { head: 'cart', title: 'feat: cart' });
    await scene.settled();
    expect(scene.page(pull)).toContain('Secret in the history');
    const cold = scene.requests();
    const spent = cold.graphql + cold.reads - before.graphql - before.reads;
    expect(spent).toBeLessThanOrEqual(200);
    supplier.editPull(pull, { title: 'feat: a cart' });
    await scene.settled();
    const warm = scene.requests();
    expect([warm.reads - cold.reads, warm.writes - cold.writes]).toEqual([0, 0]);
  });
});

/** Commits on the target branch, one of which holds a secret that the last one takes out; the id of the last. */
function manyCommits(count: number): string {
  const { world } = scene.github;
  const repository = world.repository(SHOP);
  let parent = repository.refs.get('refs/heads/main') ?? '';
  for (let index = 0; index < count; index += 1) {
    const isLast = index === count - 1;
    const number = isLast ? 120 : index;
    const files = {
      [`src/part-${String(number % 7)}/deep/file-${String(number)}.ts`]:
        index === 120 ? secretLine : `export const n = ${String(index)};\n`,
    };
    const wish = { parents: [parent], files, message: `step ${String(index)}` };
    parent = writeCommit(world, repository, world.account('an-karim'), wish).sha;
  }
  return parent;
}
