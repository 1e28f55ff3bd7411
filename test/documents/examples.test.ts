import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { commands } from '../../src/cli/registry.ts';
import { loadPolicy } from '../../src/engine/policy/load.ts';
import { rules } from '../../src/engine/rules/index.ts';

function load(text: string, file: string): unknown {
  const loaded = loadPolicy(text, { file, rules });
  return loaded.ok ? 'loads' : loaded.refusals;
}

describe('a policy that we show', () => {
  test('in the README loads', () => {
    const [, shown = ''] = /```yaml\n(version: 1[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect(load(shown, 'README.md')).toBe('loads');
  });

  test.each(['acme-boutique', 'harbour-books'])('in the sandbox loads: %s', (name) => {
    const file = `src/sandbox/organizations/${name}/policy.yml`;
    expect(load(readFileSync(file, 'utf8'), file)).toBe('loads');
  });
});

test.each([
  'README.md',
  'LISEZMOI.md',
  'docs/install.md',
  'docs/fr/installer.md',
  'docs/cli.md',
  'docs/scan.md',
  'docs/fr/recherche-de-secrets.md',
  'docs/contract.md',
  'docs/fr/contrat.md',
  'docs/decisions/README.md',
  'docs/rules/README.md',
])('every link of %s leads somewhere', (page) => {
  const base = new URL(`../../${page}`, import.meta.url);
  const links = [...readFileSync(base, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    try {
      readFileSync(new URL(link, base));
      return false;
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
    }
  });
  expect(broken).toEqual([]);
});

test.each(['README.md', 'LISEZMOI.md', 'docs/cli.md'])('%s names no command that there is not', (page) => {
  const lines = readFileSync(page, 'utf8').matchAll(/(?:npm run garde-fou -- |^## `)([a-z-]+)(?: ([a-z]+\b))?/gm);
  const named = [...lines].map(([, one = '', two = '']) => [one, `${one} ${two}`]);
  const unknown = named.filter((names) => !names.some((name) => Object.hasOwn(commands, name)));
  expect(named.length).toBeGreaterThan(0);
  expect(unknown).toEqual([]);
});
