import { createHash } from 'node:crypto';

import { zipSync } from 'fflate';
import { expect, test } from 'vitest';

import type { Manifest } from '../../../engine/evidence/manifest/manifest.ts';
import { readDelivery } from './read-delivery.ts';

const lcov = 'SF:src/a.ts\nDA:1,1\nend_of_record\n';
const lighthouse = JSON.stringify({ lighthouseVersion: '13.0.0', audits: {} });
const encoder = new TextEncoder();

/** An artifact with these reports, each under the kind that its collector wrote. */
function artifact(reports: readonly { readonly text: string; readonly kind?: string }[]): Uint8Array {
  const listed = reports.map(({ text, kind }, index) => ({
    path: `reports/0000${index}-report`,
    source: `report-${index}`,
    ...(kind === undefined ? {} : { kind }),
    size: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const manifest: Manifest = {
    version: 1,
    name: 'unit',
    run: { id: 1, attempt: 1, job: 'collect', event: 'push', sha: 'a'.repeat(40), repositoryId: 1 },
    workspace: '/work',
    reports: listed,
    createdAt: '2026-11-24T02:13:00Z',
  };
  const texts = reports.map(({ text }, index) => [`reports/0000${index}-report`, encoder.encode(text)]);
  return zipSync({
    'garde-fou-manifest.json': encoder.encode(JSON.stringify(manifest)),
    ...(Object.fromEntries(texts) as Record<string, Uint8Array>),
  });
}

test('a report of a kind that no family reads yet stands in nobody’s way', () => {
  const read = readDelivery(
    artifact([
      { text: lcov, kind: 'coverage' },
      { text: lighthouse, kind: 'lighthouse' },
    ]),
  );
  expect(read?.reports.map(({ source, read: { format } }) => [source, format])).toEqual([['report-0', 'lcov']]);
  expect(read?.problems).toEqual([]);
});

test('a report that nothing recognises is the problem of its family, and without a kind of all', () => {
  const read = readDelivery(artifact([{ text: 'x', kind: 'coverage' }, { text: 'y' }]));
  expect(read?.problems.map(({ kind, reason: { key } }) => [kind, key])).toEqual([
    ['coverage', 'report-unrecognised'],
    [null, 'report-unrecognised'],
  ]);
});

test('a report with nothing in it, or in 16-bit characters, is told as that', () => {
  const wide = Array.from(lcov, (letter) => `${letter}\0`).join('');
  const read = readDelivery(
    artifact([
      { text: '\n', kind: 'coverage' },
      { text: wide, kind: 'coverage' },
    ]),
  );
  expect(read?.problems.map(({ reason: { key } }) => key)).toEqual(['report-empty', 'report-encoding']);
});

test('a report is read as what its bytes are, whatever kind stands beside it', () => {
  const read = readDelivery(artifact([{ text: lcov, kind: 'lighthouse' }]));
  expect(read?.reports.map(({ read: { kind } }) => kind)).toEqual(['coverage']);
});
