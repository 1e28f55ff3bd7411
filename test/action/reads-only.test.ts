import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { sarif } from './reports.ts';
import { machine, runAction } from './runner.ts';

test('the manifest notes that the measuring job only read, when the Action is told so', async () => {
  const on = machine();
  on.write('semgrep.sarif', sarif);
  const noted = async (output: string, given: Record<string, string>): Promise<unknown> => {
    const { outputs } = await runAction(on, { with: { output, ...given } });
    const manifest = readFileSync(join(outputs['path'] ?? '', 'garde-fou-manifest.json'), 'utf8');
    return (JSON.parse(manifest) as Record<string, unknown>)['readsOnly'];
  };
  expect(await noted('one', { 'reads-only': 'true' })).toBe(true);
  expect(await noted('two', { 'reads-only': 'false' })).toBeUndefined();
  expect(await noted('three', {})).toBeUndefined();
});

test('another word than true or false is refused', async () => {
  const on = machine();
  on.write('semgrep.sarif', sarif);
  const { code, log } = await runAction(on, { with: { 'reads-only': 'yes' } });
  expect(code).toBe(2);
  expect(log).toContain('::error::The input reads-only cannot be yes.');
});
