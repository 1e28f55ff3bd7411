import { describe, expect, test } from 'vitest';

import { coverableLines } from '../../src/engine/evidence/line-coverage/source/coverable-lines.ts';
import { changedFile } from '../support/facts.ts';
import { judgeFamily } from '../support/judge-family.ts';

const reported = { name: 'unit', coverage: { 'src/shop.ts': { covered: '1-9' } } };

function judged(
  path: string,
  perimeter: readonly string[],
  coverage: Readonly<Record<string, { covered: string }>> = {},
) {
  const settings = { perimeter, patch: { minimum: '80%' } };
  const evidence = { deliveries: [{ ...reported, coverage: { ...reported.coverage, ...coverage } }] };
  return judgeFamily({ family: 'coverage', settings, evidence, files: [changedFile({ path, status: 'added' })] });
}

describe('code in a file of which nobody can tell what it is', () => {
  test.each(['src/pay', 'src/pay.sql', 'src/pay.mdx', 'src/pay.erb', 'src/pay.ipynb', 'src/pay.hbs', 'src/readme'])(
    'holds the gate where the client named what to measure: %s',
    (path) => {
      expect(judged(path, ['src/**'])).toMatchObject({ outcome: 'undetermined', why: ['kind-unknown'] });
    },
  );

  test('does not when a report names it', () => {
    expect(judged('src/pay', ['src/**'], { 'src/pay': { covered: '1-9' } }).outcome).toBe('pass');
  });

  test('does not once the client takes its kind out', () => {
    expect(judged('src/pay.sql', ['src/**', '!**/*.sql']).outcome).toBe('not-applicable');
  });

  test('is told where the client named nothing', () => {
    const { outcome, rules } = judged('src/pay', ['**']);
    expect(outcome).toBe('pass');
    expect(rules.flatMap(({ reasons }) => reasons.map(({ key }) => key))).toContain('kinds-uncounted');
  });

  test.each([
    'src/schema.graphql',
    'src/theme.scss',
    'src/fr.po',
    'src/logo.png',
    'src/package.json',
    'src/.gitkeep',
    'src/Dockerfile',
    'src/README.md',
    'src/app.component.html',
    'public/index.html',
    'docs/pay',
    'Jenkinsfile',
  ])('is not what honest projects keep beside their code: %s', (path) => {
    expect(judged(path, ['src/**']).why).not.toContain('kind-unknown');
  });
});

test.each([
  'pay.es6',
  'pay.jsm',
  'pay.pyw',
  'pay.php5',
  'Pay.cshtml',
  'Pay.razor',
  'pay.hs',
  'pay.zig',
  'pay.ksh',
  'pay.sol',
])('a language under a rarer name counts as any other: %s', (path) => {
  expect(coverableLines(path, 'pay();\n'.repeat(50))).toHaveLength(50);
});
