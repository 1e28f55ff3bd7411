import { expect, test } from 'vitest';

import { modulePrefixes } from './go-modules.ts';
import { placer } from './place-path.ts';
import { resolvePaths } from './resolve-paths.ts';
import { treeIndex } from './tree-index.ts';

test.each([
  ['module example.com/shop', 'example.com/shop'],
  ['// a comment\nmodule "example.com/shop/v2" // why\n', 'example.com/shop/v2'],
  ['go 1.24\n\n  module\t`example.com/shop`\r\n', 'example.com/shop'],
])('%j', (text, from) => {
  expect(modulePrefixes([{ path: 'services/shop/go.mod', text }])).toEqual([{ from, to: 'services/shop' }]);
});

test('a file that names no module stands for nothing', () => {
  expect(modulePrefixes([{ path: 'go.mod', text: 'go 1.24\n// module example.com/x\n' }])).toEqual([]);
});

test('two modules with a file of the same name are told apart', () => {
  const prefixes = modulePrefixes([
    { path: 'go.mod', text: 'module example.com/shop\n' },
    { path: 'tools/go.mod', text: 'module example.com/shop-tools\n' },
  ]);
  const reported = ['example.com/shop/main.go', 'example.com/shop-tools/main.go'];
  const { resolved } = resolvePaths(reported, placer(treeIndex(['main.go', 'tools/main.go']), { prefixes }));
  expect([...resolved.values()]).toEqual(['main.go', 'tools/main.go']);
});
