import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';

import { openDelivery } from './open-delivery.ts';
import { readDelivery } from './read-delivery.ts';

const NAMES = ['garde-fou-manifest.json', 'garde-fou-token.jwt', 'reports/00001-a', 'lcov.info', '../x'];
const archives = fc
  .dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.string(), fc.json()), { maxKeys: 5 })
  .map((files) => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
const hurt = fc.tuple(archives, fc.array(fc.tuple(fc.nat(800), fc.nat(255)), { maxLength: 4 })).map(([bytes, hits]) => {
  for (const [at, byte] of hits) if (at < bytes.length) bytes[at] = byte;
  return bytes;
});

test('whatever somebody uploads is opened or has its one reason, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(archives, hurt, fc.uint8Array({ maxLength: 400 })), (bytes) => {
      const opened = openDelivery(bytes, 'garde-fou-evidence-unit-1');
      expect(opened.ok || opened.reason.values['artifact'] === 'garde-fou-evidence-unit-1').toBe(true);
      expect(readDelivery(bytes) === null).toBe(!opened.ok);
    }),
  );
});

test.each([
  ['a link', { a: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }, 'archive-unsafe'],
  ['a path out of it', { '../a': strToU8('x') }, 'archive-unsafe'],
  ['no manifest', { a: strToU8('x') }, 'manifest-missing'],
  [
    'a manifest of ten megabytes',
    { 'garde-fou-manifest.json': [new Uint8Array(10_000_000), { level: 0 }] },
    'manifest-malformed',
  ],
  ['a bomb', { a: new Uint8Array(20_000_000) }, 'archive-too-dense'],
  [
    'more files than reports may be',
    Object.fromEntries(Array.from({ length: 10_020 }, (_, at) => [`r/${String(at)}`, strToU8('x')])),
    'archive-too-many',
  ],
  ['nothing', {}, 'artifact-empty'],
] as const)('%s has its reason', (_, files, key) => {
  const opened = openDelivery(zipSync(files as unknown as Parameters<typeof zipSync>[0]), 'a');
  expect(opened).toMatchObject({ ok: false, reason: { key } });
});

test('a token longer than GitHub’s is no token', () => {
  const manifest = {
    version: 1,
    name: 'unit',
    run: { id: 1, attempt: 1, job: 'collect', event: 'push', sha: 'a'.repeat(40), repositoryId: 1 },
    workspace: '/work',
    reports: [],
    createdAt: '2026-11-24T02:13:00Z',
  };
  const files = {
    'garde-fou-manifest.json': strToU8(JSON.stringify(manifest)),
    'garde-fou-token.jwt': new Uint8Array(20_000),
  };
  expect(openDelivery(zipSync(files, { level: 0 }), 'a')).toMatchObject({ ok: true, delivery: { token: '' } });
});
