import { describe, expect, test } from 'vitest';

import { analysisOf, problemOf } from '../../../../test/support/evidence.ts';

const rule = { id: 'R1', defaultConfiguration: { level: 'error' }, properties: { tags: ['security'] } };
const run = (result: object, more: object = {}): string =>
  JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        results: [result],
        artifacts: [{ location: { uri: 'src/from%20index.ts' } }],
        tool: { driver: { name: 'T', rules: [rule] }, extensions: [{ name: 'X', rules: [{ id: 'X1' }] }] },
        ...more,
      },
    ],
  });
const located = (artifactLocation: object): object => ({
  locations: [{ physicalLocation: { artifactLocation, region: { startLine: 7 } } }],
});

describe('a result', () => {
  test.each([
    [
      'has the level of its rule, though the rule comes later',
      { ruleId: 'R1' },
      { rule: 'R1', level: 'error', tags: ['security'] },
    ],
    ['may name its rule by number', { ruleIndex: 0 }, { rule: 'R1', level: 'error' }],
    ['may name a case of its rule', { ruleId: 'R1/2' }, { rule: 'R1/2', level: 'error' }],
    ['may have its own level', { ruleId: 'R1', level: 'note' }, { level: 'note' }],
    ['is a warning when nobody says otherwise', { ruleId: 'other' }, { level: 'warning', tags: [] }],
    ['that is no kind the standard knows is a failure', { ruleId: 'R1', kind: 'Fail' }, { level: 'error' }],
    [
      'may name a rule of an extension',
      { rule: { index: 0, toolComponent: { index: 0 } } },
      { rule: 'X1', level: 'warning' },
    ],
    ['may name that extension', { rule: { index: 0, toolComponent: { name: 'X' } } }, { rule: 'X1' }],
    [
      'of an extension that is not there has no rule',
      { rule: { index: 0, toolComponent: { index: 4 } } },
      { rule: '' },
    ],
    ['that is no failure has no level', { ruleId: 'R1', kind: 'pass' }, { level: 'none' }],
    [
      'has the place of its first location',
      { ruleId: 'R1', ...located({ uri: 'src/a.ts' }) },
      { path: 'src/a.ts', line: 7 },
    ],
    ['may name its file by number', { ruleId: 'R1', ...located({ index: 0 }) }, { path: 'src/from index.ts' }],
    ['may have a file by URI', { ruleId: 'R1', ...located({ uri: 'file:///w/%zz.ts' }) }, { path: '/w/%zz.ts' }],
    [
      'is suppressed in the source',
      { ruleId: 'R1', suppressions: [{ kind: 'inSource' }] },
      { suppressed: 'in-source' },
    ],
    [
      'is suppressed elsewhere',
      { ruleId: 'R1', suppressions: [{ kind: 'external', status: 'accepted' }] },
      { suppressed: 'external' },
    ],
    [
      'keeps the fingerprints of its tool',
      { ruleId: 'R1', partialFingerprints: { primaryLocationLineHash: 'ab:1' } },
      { fingerprints: { primaryLocationLineHash: 'ab:1' } },
    ],
  ])('%s', (_, result, expected) => {
    expect(analysisOf(run(result)).runs[0]?.findings).toEqual([expect.objectContaining(expected)]);
  });

  test('that is told as gone is none', () => {
    expect(analysisOf(run({ ruleId: 'R1', baselineState: 'absent' })).runs[0]?.findings).toEqual([]);
  });

  test.each([
    ['not by an empty list', []],
    ['not while that is under review', [{ kind: 'external', status: 'underReview' }]],
    ['not when that was refused', [{ kind: 'inSource', status: 'rejected' }]],
  ])('is suppressed %s', (_, suppressions) => {
    expect(analysisOf(run({ ruleId: 'R1', suppressions })).runs[0]?.findings[0]).not.toHaveProperty('suppressed');
  });
});

describe('a run', () => {
  test.each([
    [
      'that failed says so',
      [{ executionSuccessful: false }],
      { executionSuccessful: false },
      ['not-executed-successfully'],
    ],
    [
      'failed when one of its parts did',
      [{ executionSuccessful: true }, { executionSuccessful: false }],
      { executionSuccessful: false },
      ['not-executed-successfully'],
    ],
    ['succeeded when it says so', [{ executionSuccessful: true }], { executionSuccessful: true }, []],
  ])('%s', (_, invocations, expected, warnings) => {
    const report = analysisOf(run({ ruleId: 'R1' }, { invocations }));
    expect(report.runs).toEqual([expect.objectContaining(expected)]);
    expect(report.warnings.map(({ key }) => key)).toEqual(warnings);
  });

  test('without results has not looked', () => {
    expect(analysisOf(run({}, { results: null })).runs[0]).toMatchObject({ executionSuccessful: false, findings: [] });
  });

  test.each([
    ['switched off is none', { enabled: false }, ['X1 warning']],
    ['lowered has that level', { level: 'note' }, ['R1 note', 'X1 warning']],
    ['raised has that level', { level: 'error', enabled: true }, ['R1 error', 'X1 warning']],
  ])('of which a rule was %s', (_, configuration, expected) => {
    const invocations = [
      { executionSuccessful: true, ruleConfigurationOverrides: [{ descriptor: { index: 0 }, configuration }] },
    ];
    const { rules = [] } = analysisOf(run({ ruleId: 'X1' }, { invocations })).runs[0] ?? {};
    expect(rules.map(({ id, level }) => `${id} ${level}`).toSorted()).toEqual(expected);
  });

  test('keeps what the tool could not do, not what it merely remarks', () => {
    const about = { physicalLocation: { artifactLocation: { uri: 'src/b.ts' } } };
    const toolExecutionNotifications = [
      { level: 'error', message: { text: 'Syntax error' }, descriptor: { id: 'E1' }, locations: [about] },
      { level: 'warning', message: { text: 'slow' } },
      { message: { text: 'a remark' } },
    ];
    const toolConfigurationNotifications = [{ level: 'error', message: { text: 'No such rule' } }];
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications, toolConfigurationNotifications }];
    expect(analysisOf(run({ ruleId: 'R1' }, { invocations })).runs[0]?.notifications).toEqual([
      { id: 'E1', message: 'Syntax error', path: 'src/b.ts' },
      { id: '', message: 'No such rule', path: '' },
    ]);
  });

  test('that says nothing of its success is told apart from one that does', () => {
    const report = analysisOf(run({ ruleId: 'R1' }));
    expect(report.runs[0]).not.toHaveProperty('executionSuccessful');
    expect(report.warnings.map(({ key }) => key)).toEqual(['run-without-invocation']);
  });
});

test.each([
  ['no run at all is a report without runs', '{"version":"2.1.0","runs":[]}', 'read as sarif'],
  ['another version is not read', '{"version":"2.0.0","runs":[]}', 'malformed'],
])('%s', (_, text, expected) => {
  expect(problemOf(text)).toBe(expected);
});
