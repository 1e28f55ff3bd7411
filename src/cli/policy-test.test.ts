import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { runCommand } from '../../test/support/run-command.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'garde-fou-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('policy test', () => {
  const good = 'policy: { version: 1 }\nexpect: { conclusion: success }\n';
  const bad = 'policy: { version: 1 }\nexpect: { conclusion: failure }\n';

  test('passes when every scenario comes to what it expects', async () => {
    const { code, out } = await runCommand(['policy', 'test', '.'], folderWith({ 'a.yml': good, 'b.yaml': good }));
    expect(out).toBe('✓ a.yml\n✓ b.yaml\n2 of 2 scenarios as expected\n');
    expect(code).toBe(0);
  });

  test('names what differs', async () => {
    const folder = folderWith({ 'a.yml': good, 'b.yml': bad });
    const { code, out } = await runCommand(['policy', 'test', '.'], folder);
    expect(code).toBe(1);
    expect(out).toContain('✗ b.yml\n    conclusion: expected "failure", found "success"');
    const json = await runCommand(['policy', 'test', '.', '--json'], folder);
    expect(JSON.parse(json.out)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('names what is no scenario as skipped, and judges the others', async () => {
    const beside = {
      'a.yml': 'policy: policy.yml\nexpect: { conclusion: success }\n',
      'policy.yml': 'version: 1\npolicies: {}\n',
      'contract.yml': 'version: 1\nid: CTR-1\ndeliverables: []\n',
      'notes.yaml': '- one\n- two\n',
    };
    const folder = folderWith(beside);
    expect(await runCommand(['policy', 'test', '.'], folder)).toEqual({
      code: 0,
      out: [
        '✓ a.yml',
        '- contract.yml: skipped, no scenario (neither “policy:” nor “expect:”)',
        '- notes.yaml: skipped, no scenario (neither “policy:” nor “expect:”)',
        '- policy.yml: skipped, no scenario (neither “policy:” nor “expect:”)',
        '1 of 1 scenarios as expected',
        '',
      ].join('\n'),
      err: '',
    });
    const json = await runCommand(['policy', 'test', '.', '--json'], folder);
    expect(JSON.parse(json.out)).toEqual({
      scenarios: [{ file: 'a.yml', passed: true, differences: [] }],
      skipped: ['contract.yml', 'notes.yaml', 'policy.yml'],
      errors: [],
      passed: 1,
      failed: 0,
    });
  });

  test('takes a scenario that expects nothing for a mistake, and still plays the others', async () => {
    const folder = folderWith({ 'a.yml': good, 'b.yml': 'policy: { version: 1 }\n', 'c.yml': bad });
    const { code, out, err } = await runCommand(['policy', 'test', '.'], folder);
    expect([code, err]).toEqual([2, 'b.yml: this scenario has no “expect:”, so it tests nothing.\n']);
    expect(out).toContain('✓ a.yml\n✗ c.yml\n');
    expect(out).toContain('1 of 2 scenarios as expected');
  });

  test.each([
    ['is broken', 'policy: [\n', 'b.yml:2:1: '],
    ['has a misspelt key', 'policy: { version: 1 }\nexpct: { conclusion: success }\n', 'b.yml:2:1: '],
    ['has no policy', 'expect: { conclusion: success }\n', 'b.yml:1:1: '],
    ['names a policy that is not there', 'policy: none.yml\nexpect: {}\n', 'Cannot read '],
  ])('takes a file that %s for a mistake', async (_, text, error) => {
    const folder = folderWith({ 'a.yml': good, 'b.yml': text });
    const { code, out, err } = await runCommand(['policy', 'test', '.'], folder);
    expect([code, out]).toEqual([2, '✓ a.yml\n1 of 1 scenarios as expected\n']);
    expect(err.slice(0, error.length)).toBe(error);
    const json = await runCommand(['policy', 'test', '.', '--json'], folder);
    expect(JSON.parse(json.out)).toMatchObject({ errors: [{ file: 'b.yml', text: err.trimEnd() }], passed: 1 });
  });

  test.each([
    ['an empty folder', {}, '.', 'There is no scenario below .: a YAML file with “policy:” and “expect:”.\n'],
    [
      'a folder without a scenario',
      { 'policy.yml': 'version: 1\n' },
      '.',
      'There is no scenario below .: a YAML file with “policy:” and “expect:”. Skipped: policy.yml.\n',
    ],
    [
      'a file that is no scenario',
      { 'policy.yml': 'version: 1\n' },
      'policy.yml',
      'There is no scenario below policy.yml: a YAML file with “policy:” and “expect:”. Skipped: policy.yml.\n',
    ],
  ])('is wrong use with %s: nothing tested is no success', async (_, files, named, err) => {
    expect(await runCommand(['policy', 'test', named], folderWith(files))).toEqual({ code: 2, out: '', err });
  });
});
