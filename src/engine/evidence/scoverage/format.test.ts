import { expect, test } from 'vitest';

import { coverageOf } from '../../../../test/support/evidence.ts';

test('statements of a line are summed, ignored ones are not measured, branches are told apart', () => {
  const text = `<scoverage statement-count="3" statements-invoked="2"><packages><package name="p"><classes><class name="A" filename="/w/A.scala"><methods><method name="m"><statements><statement source="/w/A.scala" line="2" branch="true" statement-id="1" invocation-count="0" ignored="false"/><statement source="/w/A.scala" line="2" branch="true" statement-id="2" invocation-count="4" ignored="false"/><statement line="3" branch="false" invocation-count="1" ignored="false"/><statement source="/w/A.scala" line="9" branch="false" invocation-count="0" ignored="true"/></statements></method></methods></class></classes></package></packages></scoverage>`;
  expect(coverageOf(text)).toEqual({
    format: 'scoverage',
    lines: { '/w/A.scala': { 2: 4, 3: 1 } },
    branches: { '/w/A.scala': { 2: '1/2' } },
    warnings: [],
  });
});
