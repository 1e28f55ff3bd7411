import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { readScenario } from '../../src/cli/read-scenario.ts';
import { compare } from '../../src/engine/scenario/compare.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = globSync('*/*.yml', { cwd: folder }).toSorted();

test('there are scenarios of every family that is built', () => {
  expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(
    new Set(['analysis', 'checks', 'coverage', 'policy', 'pull-request', 'reviews']),
  );
});

test.each(files)('%s comes to what it expects', async (file) => {
  const { scenario, judged } = await readScenario(file, 'en', { cwd: folder });
  expect(scenario.told.expect).toBeDefined();
  expect(compare(judged.judgement, scenario.told.expect ?? {})).toEqual([]);
});
