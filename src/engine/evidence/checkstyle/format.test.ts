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
      notifications: [],
    },
  ]);
});

test('what PHPStan 2 cannot place in a file is a finding without a place, never one of the file before', () => {
  // Written by the formatter of PHPStan 2.0; what it names in `source` is its identifier, which old versions lack.
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle>
<file name="src/Label.php">
  <error line="8" column="1" severity="error" message="Method Shop\\Label::of() is unused." source="method.unused" />
</file>
<file name="src/Price.php">
  <error line="26" column="1" severity="error" message="Ternary operator condition is always true &amp; &quot;never&quot; &lt;false&gt;." />
</file>
<file>
  <error severity="error" message="Ignored error pattern #^Old$# was not matched in reported errors." />
</file>
<file>
  <error severity="warning" message="A deprecated option is used." />
</file>
</checkstyle>
`;
  const [run] = analysisOf(text).runs;
  expect(run?.findings.map(({ rule, level, path, line }) => [rule, level, path, line])).toEqual([
    ['method.unused', 'error', 'src/Label.php', 8],
    ['', 'error', 'src/Price.php', 26],
    ['', 'error', '', 0],
    ['', 'warning', '', 0],
  ]);
  expect(run?.findings[1]?.message).toBe('Ternary operator condition is always true & "never" <false>.');
});

test('a line that PHPStan does not know is no line', () => {
  // Written by PHPStan 0.9.2, which gives whole paths.
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle>
<file name="/home/runner/work/shop/shop/src/Label.php">
 <error line="" column="1" severity="error" message="Class Shop\\Label was not found while trying to analyse it - autoloading is probably not configured properly."/>
</file>
</checkstyle>`;
  expect(analysisOf(text).runs[0]?.findings).toMatchObject([{ rule: '', level: 'error', line: 0 }]);
});
