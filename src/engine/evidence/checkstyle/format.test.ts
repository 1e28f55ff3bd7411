import { expect, test } from 'vitest';

import { analysisOf } from '../../../../test/support/evidence.ts';

test('errors are findings with their level, place and rule', () => {
  const text = `<?xml version="1.0"?><checkstyle version="10.3"><file name="src/A.php"><error line="3" column="1" severity="error" message="Undefined &quot;x&quot;" source="variable.undefined"/><error severity="info" message="m"/></file><file name="src/B.php"/></checkstyle>`;
  expect(analysisOf(text).runs).toEqual([
    {
      tool: 'checkstyle',
      version: '10.3',
      rules: [],
      findings: [
        {
          rule: 'variable.undefined',
          level: 'error',
          path: 'src/A.php',
          line: 3,
          message: 'Undefined "x"',
          tags: [],
          fingerprints: {},
        },
        { rule: '', level: 'note', path: 'src/A.php', line: 0, message: 'm', tags: [], fingerprints: {} },
      ],
    },
  ]);
});
