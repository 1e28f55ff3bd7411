import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { compileCatalogue } from '../../src/engine/secrets/matcher/compile.ts';
import type { Finding } from '../../src/engine/secrets/scanner/finding.ts';
import { scanBytes } from '../../src/engine/secrets/scanner/scan-bytes.ts';

interface Entry {
  readonly rule_id: string;
  readonly text: string;
  readonly expect: 'secret' | 'clean';
  readonly scope: 'any' | 'rule';
  readonly source: string;
}

const file = path.join(process.env['CONFORMANCE_DIR'] ?? '../shared/conformance', 'secrets', 'secrets.jsonl.gz');
const entries: readonly Entry[] = existsSync(file)
  ? gunzipSync(readFileSync(file))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
  : [];

const scanner = { matcher: compileCatalogue(catalogue), mac: (text: string) => String(text.length) };
const findingsIn = ({ text }: Entry): readonly Finding[] => scanBytes(scanner, Buffer.from(text)).findings;
const share = (part: readonly Entry[], whole: readonly Entry[]): number => part.length / whole.length;

const secretsOf = (sources: RegExp): readonly Entry[] =>
  entries.filter((entry) => entry.expect === 'secret' && sources.test(entry.source));

describe('secrets of the peers', () => {
  test('the set is there and whole', () => {
    expect(entries.length).toBeGreaterThan(7000);
  });

  test.each([
    ['gitleaks, betterleaks and sampled expressions', /^(?:gitleaks|betterleaks|sampled)/, 0.99],
    ['kingfisher', /^kingfisher/, 0.8],
  ] as const)('finds the secrets of %s', (_, sources, least) => {
    const secrets = secretsOf(sources);
    expect(
      share(
        secrets.filter((entry) => findingsIn(entry).length > 0),
        secrets,
      ),
    ).toBeGreaterThanOrEqual(least);
  });

  // The rest is shown with a reason: examples, sequences, names of accounts, values that nothing ties to their vendor.
  test.each([
    ['gitleaks, betterleaks and sampled expressions', /^(?:gitleaks|betterleaks|sampled)/, 0.87],
    ['kingfisher, many of which are examples', /^kingfisher/, 0.42],
  ] as const)('blocks on the secrets of %s', (_, sources, least) => {
    const secrets = secretsOf(sources);
    const blocked = secrets.filter((entry) => findingsIn(entry).some(({ demoted }) => demoted === undefined));
    expect(share(blocked, secrets)).toBeGreaterThanOrEqual(least);
  });

  test('blocks on nearly none of the entries that are clean for everybody', () => {
    const clean = entries.filter((entry) => entry.expect === 'clean' && entry.scope === 'any');
    const silent = clean.filter((entry) => findingsIn(entry).every((finding) => finding.demoted !== undefined));
    expect(share(silent, clean)).toBeGreaterThanOrEqual(0.98);
  });

  test('never shows the middle of what it found', () => {
    const shown = entries.filter((entry) =>
      findingsIn(entry).some(({ redacted }) => redacted.replace(/^-----BEGIN P/, '').length > 24),
    );
    expect(shown.map((entry) => entry.rule_id)).toEqual([]);
  });
});
