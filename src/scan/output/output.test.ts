import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { PlacedFinding, ScanReport } from '../report.ts';
import { scanDocument } from './document.ts';
import { asSarif } from './sarif.ts';
import { asText } from './text.ts';

const finding: PlacedFinding = {
  detector: 'acme-token',
  vendor: 'Acme',
  kind: 'token',
  severity: 'high',
  path: 'src/é un#.env',
  line: 3,
  column: 5,
  endLine: 4,
  fingerprint: 'a'.repeat(64),
  redacted: 'acme_…xy (40)',
  layers: ['base64'],
  certain: false,
  revoke: 'https://acme.example/keys',
};

const report: ScanReport = {
  findings: [
    finding,
    { ...finding, path: 'b\ud800', demoted: 'placeholder', revoke: '' },
    { ...finding, path: 'c', commit: 'c'.repeat(40), state: 'history', known: true },
  ],
  incomplete: [{ path: 'd.7z', reason: 'unsupported-archive' }],
  files: 4,
  comparable: true,
};

/** The parts of SARIF 2.1.0 (OASIS, 2020) that a log of findings must or may have; no snippet is among them. */
const place = z.int().min(1);
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w.~!*'()%:@/-]+$/) }),
    region: z.exactOptional(z.strictObject({ startLine: place, startColumn: place, endLine: place })),
  }),
});
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          rules: z.array(
            z.strictObject({ id: z.string(), shortDescription: message, helpUri: z.exactOptional(z.url()) }),
          ),
        }),
      }),
      columnKind: z.literal('utf16CodeUnits'),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          level,
          message,
          locations: z.array(location).length(1),
          partialFingerprints: z.exactOptional(z.record(z.string(), z.string())),
          suppressions: z.exactOptional(z.array(z.strictObject({ kind: z.enum(['inSource', 'external']) }))),
        }),
      ),
      invocations: z.array(
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.strictObject({ level, message, locations: z.array(location) })),
        }),
      ),
    }),
  ),
});

describe('SARIF', () => {
  const written = log.parse(asSarif(report)).runs[0];

  test('has what the standard requires, and no snippet', () => {
    expect(written?.results.map((result) => result.level)).toEqual(['error', 'note', 'note']);
    expect(written?.results[2]?.suppressions).toEqual([{ kind: 'external' }]);
  });

  test('names each rule of a result', () => {
    const ids = new Set(written?.tool.driver.rules.map(({ id }) => id));
    expect(written?.results.filter(({ ruleId }) => !ids.has(ruleId))).toEqual([]);
  });

  test('says that the scan was not whole', () => {
    expect(written?.invocations).toMatchObject([{ executionSuccessful: false, toolExecutionNotifications: [{}] }]);
  });

  test('leaves out fingerprints that no other scan could be compared with', () => {
    const [run] = log.parse(asSarif({ ...report, comparable: false })).runs;
    expect(run?.results.some((result) => 'partialFingerprints' in result)).toBe(false);
  });
});

describe('JSON', () => {
  test('is what its schema says', () => {
    expect(scanDocument.parse(JSON.parse(JSON.stringify(report)))).toMatchObject({ files: 4 });
  });
});

describe('the report for people', () => {
  test.each(['en', 'fr'] as const)('tells what counts before what does not, and what was not read: %s', (language) => {
    const text = asText(report, language);
    const places = ['src/é un#.env:3:5', 'b', 'c (cccccccccccc):3:5', 'd.7z'].map((shown) => text.indexOf(shown));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places[0]).toBe(0);
    expect(text.indexOf('d.7z')).toBeGreaterThan(text.indexOf('c (cccccccccccc)'));
  });

  test('shows names that hide or turn text as dots', () => {
    const tricky = { ...finding, path: 'a\u202egnp.exe\n' };
    expect(asText({ ...report, findings: [tricky] }, 'en')).toContain('a·gnp.exe·:3:5');
  });
});
