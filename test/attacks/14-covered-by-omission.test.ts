import { describe, expect, test } from 'vitest';

import type { EvidenceWritten } from '../support/delivered.ts';
import { changedFile } from '../support/facts.ts';
import { coverageJudge } from '../support/judge-family.ts';

const settings = {
  perimeter: ['src/**'],
  project: { minimum: '70%' },
  patch: { minimum: '80%' },
  evidence: { trust: 'signed-workflow' },
};
type Delivery = NonNullable<EvidenceWritten['deliveries']>[number];
const unit = (coverage: Delivery['coverage'], more: Partial<Delivery> = {}): Delivery => ({
  name: 'unit',
  ...(coverage === undefined ? {} : { coverage }),
  ...more,
});
const outcome = coverageJudge(settings);

describe('a supplier who would pass by leaving things out', () => {
  test('does not hide an untested new file by not loading it', () => {
    const changes = { 'src/a.ts': { changed: '1-20', lines: 20 }, 'src/hard.ts': { new: true, changed: '1-90' } };
    const evidence = {
      deliveries: [unit({ 'src/a.ts': { covered: '1-20' } })],
      changes,
      sources: { 'src/hard.ts': 90 },
    };
    expect(outcome(evidence)).toEqual(['fail', 'patch-below', 'untested-file', 'lines-below']);
  });

  test('does not raise the whole by dropping the hard file from the report', () => {
    const sources = { 'src/a.ts': 70, 'src/hard.ts': 200 };
    const evidence = { deliveries: [unit({ 'src/a.ts': { covered: '1-70' } })], sources };
    expect(outcome(evidence)).toEqual(['fail', 'lines-below']);
  });

  test('does not raise the whole by dropping the uncovered lines of an unchanged file', () => {
    const base = { coverage: { 'src/hard.ts': '10/200' }, 'changed-since': ['src/a.ts'] };
    const deliveries = [unit({ 'src/a.ts': { covered: '1-10' }, 'src/hard.ts': { covered: '1-10' } })];
    expect(outcome({ deliveries, base })).toEqual(['fail', 'lines-below']);
  });

  test('does not pass with one covered line a file', () => {
    const changes = { 'src/a.ts': { new: true, changed: '1-100' }, 'src/b.ts': { new: true, changed: '1-100' } };
    const deliveries = [unit({ 'src/a.ts': { covered: '1' }, 'src/b.ts': { covered: '1' } })];
    const [whole, ...why] = outcome({ deliveries, changes, sources: { 'src/a.ts': 100, 'src/b.ts': 100 } });
    expect(whole).toBe('fail');
    expect(why).toEqual(expect.arrayContaining(['patch-below', 'sparse-file', 'lines-below']));
  });

  test('does not pass with a few covered lines either: most of the code is without a word', () => {
    const changes = { 'src/a.ts': { new: true, changed: '1-100' } };
    expect(outcome({ deliveries: [unit({ 'src/a.ts': { covered: '1-20' } })], changes })).toEqual([
      'fail',
      'patch-reached',
      'without-record',
      'lines-below',
    ]);
  });

  test.each([
    ['the project alone', { project: { minimum: '80%' } }],
    ['single files', { paths: [{ match: ['src/**'], minimum: '80%' }] }],
    ['a part', { components: [{ name: 'shop', paths: ['src/**'], project: { minimum: '80%' } }] }],
    ['the changed lines of a part', { components: [{ name: 'shop', paths: ['src/**'], patch: { minimum: '80%' } }] }],
  ])('does not pass with them where the policy asks something of %s', (_, asked) => {
    const { perimeter, evidence } = settings;
    const judge = coverageJudge({ perimeter, evidence, ...asked });
    const changes = { 'src/a.ts': { new: true, changed: '1-100' } };
    expect(judge({ deliveries: [unit({ 'src/a.ts': { covered: '1-20' } })], changes })[0]).toBe('fail');
    expect(judge({ deliveries: [unit({ 'src/a.ts': { covered: '1-20' } })] })[0]).toBe('pass');
  });

  test('does not spread what is left out over many languages', () => {
    const extensions = ['ts', 'js', 'mjs', 'cjs', 'tsx', 'jsx', 'py', 'rb', 'php'];
    const changes = Object.fromEntries(extensions.map((one) => [`src/a.${one}`, { new: true, changed: '1-10' }]));
    const coverage = Object.fromEntries(extensions.map((one) => [`src/a.${one}`, { covered: '1' }]));
    const [whole, ...why] = outcome({ deliveries: [unit(coverage)], changes });
    expect(whole).toBe('fail');
    expect(why).toContain('without-record');
  });

  test('nor does a small class in a language of many brackets look like it', () => {
    const changes = { 'src/A.php': { new: true, changed: '1-16', bare: '5, 7, 9-10, 12-16' } };
    expect(outcome({ deliveries: [unit({ 'src/A.php': { covered: '8, 11' } })], changes })[0]).toBe('pass');
  });

  test('does not make branches look complete by files that nobody measures', () => {
    const { perimeter, evidence } = settings;
    const judge = coverageJudge({ perimeter, evidence, patch: { branches: '80%' } });
    const changes = {
      'src/a.ts': { new: true, changed: '1-10' },
      'src/b.ts': { new: true, changed: '1-10' },
    };
    const measured = { covered: '1-10', branches: { 1: '2/2', 5: '2/2' } };
    expect(judge({ deliveries: [unit({ 'src/a.ts': measured })], changes })[0]).toBe('fail');
    expect(judge({ deliveries: [unit({ 'src/a.ts': measured, 'src/b.ts': measured })], changes })[0]).toBe('pass');
  });

  test('does not pass with all code on one long line that some test touches', () => {
    const changes = { 'src/a.ts': { new: true, changed: '1', long: '1' } };
    expect(outcome({ deliveries: [unit({ 'src/a.ts': { covered: '1' } })], changes })).toEqual([
      'fail',
      'patch-below',
      'heavy-lines',
      'long-line',
      'lines-below',
    ]);
  });

  test.each(['unverified', 'base-workflow'] as const)('gains nothing by a second report with hits (%s)', (trust) => {
    const changes = { 'src/a.ts': { changed: '1-20', lines: 20 } };
    const honest = unit({ 'src/a.ts': { covered: '1-5', uncovered: '6-20' } });
    const forged = unit({ 'src/a.ts': { covered: '1-20' } }, { name: 'more', trust });
    expect(outcome({ deliveries: [honest], changes })).toEqual(outcome({ deliveries: [honest, forged], changes }));
  });

  test('does not put the code beside the perimeter', () => {
    const added = changedFile({ path: 'lib/pay.ts', status: 'added' });
    const moved = changedFile({ path: 'lib/b.ts', previousPath: 'src/b.ts', status: 'renamed' });
    const evidence = { deliveries: [unit({ 'src/a.ts': { covered: '1-9' } })] };
    expect(outcome(evidence, [added])).toEqual(['fail', 'outside']);
    expect(outcome(evidence, [moved])).toEqual(['fail', 'moved-out']);
  });

  test('does not put a submodule, a link or a pointer where code would be', () => {
    const evidence = { deliveries: [unit({ 'src/a.ts': { covered: '1-9' } })] };
    const kinds = [
      changedFile({ path: 'src/pay', kind: 'submodule' }),
      changedFile({ path: 'src/pay.ts', kind: 'symlink' }),
      changedFile({ path: 'src/pay.ts', kind: 'lfs-pointer' }),
    ];
    for (const file of kinds) expect(outcome(evidence, [file])).toEqual(['undetermined', 'not-text']);
    const everywhere = coverageJudge({ ...settings, perimeter: ['**'] });
    for (const file of kinds) expect(everywhere(evidence, [file])).toEqual(['undetermined', 'not-text']);
  });

  test('does not name files that do not exist to lower the share of uncovered ones', () => {
    const invented = Array.from({ length: 5 }, (_, at) => `/build/made-up-${at}.ts`);
    const evidence = { deliveries: [unit({ 'src/a.ts': { covered: '1-9' } }, { 'lost-paths': invented })] };
    expect(outcome(evidence)).toEqual(['undetermined', 'paths-lost']);
  });

  test('does not raise the whole by lines that an unchanged file does not have', () => {
    const coverage = {
      'src/a.ts': { covered: '1-9' },
      'src/kept.ts': { covered: '1-10,1000-9000', uncovered: '11-99' },
    };
    const told = (lines: number | null) => outcome({ deliveries: [unit(coverage)], lengths: { 'src/kept.ts': lines } });
    expect(told(99)).toEqual(['undetermined', 'another-text']);
    expect(told(null)).toEqual(['undetermined', 'lengths-unread']);
    expect(told(9000)[0]).toBe('pass');
  });

  test('does not pass off a report of another text', () => {
    const changes = { 'src/a.ts': { changed: '1', lines: 3 } };
    expect(outcome({ deliveries: [unit({ 'src/a.ts': { covered: '1-400' } })], changes })).toEqual([
      'undetermined',
      'another-text',
    ]);
  });
});
