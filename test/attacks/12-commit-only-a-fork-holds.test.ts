import { describe, expect, it } from 'vitest';

import { loadPolicy } from '../../src/engine/policy/load.ts';
import { sampleRules as rules } from '../support/language.ts';

const commit = '7c1f0d2b9a4e5f60718293a4b5c6d7e8f9012345';

describe('a reference that a supplier could move', () => {
  it.each([
    ['a branch', 'cto-externe/base@main'],
    ['a tag', 'cto-externe/base@v1'],
    ['half a commit id', `cto-externe/base@${commit.slice(0, 12)}`],
    ['a commit id in capitals', `cto-externe/base@${commit.toUpperCase()}`],
    ['a tag that is called like a commit', `cto-externe/base@refs/tags/${commit}`],
    ['a path out of the repository', `cto-externe/../base@${commit}`],
    ['nothing', 'cto-externe/base'],
  ])('is refused as a baseline: %s', (_, reference) => {
    expect(keys(`version: 1\nextends: "${reference}"`)).toEqual(['expected-commit-pin/text']);
  });

  it.each([
    ['a branch', 'garde-fou/garde-fou/.github/workflows/evidence.yml@main'],
    ['a file that is no workflow', `garde-fou/garde-fou/evidence.yml@${commit}`],
    ['a workflow of the repository itself', './.github/workflows/evidence.yml'],
  ])('is refused as a measuring workflow: %s', (_, reference) => {
    expect(keys(`version: 1\nevidence: { workflows: ["${reference}"] }`)).toEqual(['expected-workflow-pin/text']);
  });

  it('is accepted by full commit id', () => {
    const workflow = `garde-fou/garde-fou/.github/workflows/evidence.yml@${commit}`;
    expect(keys(`version: 1\nextends: cto-externe/base@${commit}\nevidence: { workflows: ["${workflow}"] }`)).toEqual(
      [],
    );
  });
});

function keys(text: string): readonly string[] {
  const loaded = loadPolicy(text, { file: 'policy.yml', rules });
  return loaded.ok ? [] : loaded.refusals.map(({ reason }) => reason.key);
}
