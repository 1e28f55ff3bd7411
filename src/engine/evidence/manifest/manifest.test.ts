import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  MANIFEST_FILE,
  type Manifest,
  type ManifestReport,
  TOKEN_FILE,
  artifactNameOf,
  audienceOf,
  isCleanPath,
  manifestBounds,
} from './manifest.ts';
import { readManifest } from './read-manifest.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const report: ManifestReport = {
  path: 'reports/00001-lcov.info',
  source: 'coverage/lcov.info',
  format: 'lcov',
  kind: 'coverage',
  size: 12,
  sha256: 'a'.repeat(64),
};
const whole: Manifest = {
  version: 1,
  name: 'unit',
  run: {
    id: 12_345_678_901,
    attempt: 2,
    job: 'collect',
    workflow: 'ci',
    event: 'pull_request',
    sha: 'b'.repeat(40),
    headSha: 'c'.repeat(40),
    repositoryId: 77,
  },
  measuredSha: 'c'.repeat(40),
  workspace: '/home/runner/work/shop/shop',
  reports: [report],
  createdAt: '2026-11-24T02:13:00.000Z',
};

describe('a manifest', () => {
  test('is read as it was written', () => {
    expect(readManifest(bytesOf(whole))).toEqual({ ok: true, value: whole });
  });

  test('is bound to a token by the digest of its exact bytes', () => {
    expect(audienceOf('ab')).toBe('garde-fou:sha256:ab');
  });

  test('stands beside its token, away from the reports', () => {
    expect([MANIFEST_FILE, TOKEN_FILE]).toEqual(['garde-fou-manifest.json', 'garde-fou-token.jwt']);
  });

  test('has one artifact an attempt', () => {
    expect(artifactNameOf('unit', 2)).toBe('garde-fou-evidence-unit-2');
  });

  test.each([
    ['version', { ...whole, version: 2 }],
    ['name', { ...whole, name: 'a/b' }],
    ['name', { ...whole, name: '' }],
    ['run.id', { ...whole, run: { ...whole.run, id: '1' } }],
    ['run.attempt', { ...whole, run: { ...whole.run, attempt: 0 } }],
    ['run.sha', { ...whole, run: { ...whole.run, sha: 'main' } }],
    ['run.event', { ...whole, run: { ...whole.run, event: 'pull_request\n' } }],
    ['reports.0.path', { ...whole, reports: [{ ...report, path: '../x' }] }],
    ['reports.0.path', { ...whole, reports: [{ ...report, path: 'reports/00001-..' }] }],
    ['reports.0.source', { ...whole, reports: [{ ...report, source: 'a/../../b' }] }],
    ['reports.0.source', { ...whole, reports: [{ ...report, source: 'a\n::error::b' }] }],
    ['reports.0.size', { ...whole, reports: [{ ...report, size: -1 }] }],
    ['reports.0.sha256', { ...whole, reports: [{ ...report, sha256: 'x' }] }],
    ['createdAt', { ...whole, createdAt: 'yesterday' }],
  ])('is refused with the place: %s', (detail, document) => {
    expect(readManifest(bytesOf(document))).toEqual({ ok: false, problem: { key: 'malformed', detail } });
  });

  test('is refused with a key that nobody knows, and with one path twice', () => {
    expect(readManifest(bytesOf({ ...whole, total: 100 })).ok).toBe(false);
    expect(readManifest(bytesOf({ ...whole, reports: [report, report] })).ok).toBe(false);
  });

  test('is refused when it is too large, cut, or in another encoding', () => {
    expect(readManifest(new Uint8Array(manifestBounds.manifestBytes + 1))).toMatchObject({
      problem: { key: 'too-long' },
    });
    expect(readManifest(bytesOf(whole).subarray(0, -1))).toMatchObject({ problem: { key: 'malformed' } });
    expect(readManifest(Uint8Array.of(0xff, 0xfe, 0x7b, 0))).toMatchObject({ problem: { key: 'encoding' } });
  });

  test('no bytes make the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(bytesOfText), fc.jsonValue().map(bytesOf)), (bytes) => {
        expect(readManifest(bytes).ok).toBe(false);
      }),
    );
  });
});

const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a clean path', () => {
  test.each(['a', 'a/b.xml', 'été/rapport final.xml', '…/x', 'a:b'])('%s', (path) => {
    expect(isCleanPath(path)).toBe(true);
  });
  test.each(['', '/a', 'a//b', './a', 'a/..', 'a\\b', 'a\u0000', 'a\nb', 'a\u202Eb', 'a\u200Bb', 'a'.repeat(4097)])(
    'is not %j',
    (path) => {
      expect(isCleanPath(path)).toBe(false);
    },
  );
});
