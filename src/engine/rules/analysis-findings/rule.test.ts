import { delivered, type EvidenceWritten } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { changedFile } from '../../../../test/support/facts.ts';
import { analysisFindings } from './rule.ts';

const settings = { sarif: { tools: ['semgrep'], 'new-findings': { 'fail-on': 'error' } } };
const files = ['src/a.ts'];
type Run = NonNullable<NonNullable<EvidenceWritten['deliveries']>[number]['analysis']>[number];
type Found = NonNullable<Run['findings']>[number];
const sqli: Found = { rule: 'sqli', path: 'src/a.ts', line: 3, text: 'query(id)' };
const told = (findings: readonly Found[], base: readonly object[] | null = [], run: Partial<Run> = {}) =>
  delivered({
    deliveries: [{ name: 'lint', analysis: [{ tool: 'Semgrep OSS', findings: [...findings], ...run }] }],
    ...(base === null ? {} : { base: { analysis: [{ tool: 'Semgrep OSS', findings: base as never }] } }),
  });
const known = { rule: 'sqli', path: 'src/a.ts', text: '  query(id)' };
const renamed = changedFile({ path: 'src/b.ts', previousPath: 'src/a.ts', status: 'renamed' });
const blind = (path: string, before: object) =>
  delivered({
    deliveries: [{ name: 'lint', analysis: [{ tool: 'semgrep', notifications: [{ path, message: 'Syntax error' }] }] }],
    base: { analysis: [{ tool: 'semgrep', notifications: [before] }] },
  });
const origin = 'origin-signed-workflow';

describeRule(analysisFindings, [
  {
    name: 'passes when nothing is new',
    settings,
    files,
    ...told([sqli], [known]),
    outcome: 'pass',
    reasons: ['nothing-new', origin],
  },
  { name: 'fails for a new finding', settings, files, ...told([sqli]), outcome: 'fail', reasons: ['finding', origin] },
  {
    name: 'fails for a second one of its kind',
    settings,
    files,
    ...told([sqli, { ...sqli, line: 9 }], [known]),
    outcome: 'fail',
  },
  {
    name: 'counts a finding that two reports tell alike once',
    settings,
    files,
    ...told([sqli, sqli], [known]),
    outcome: 'pass',
  },
  {
    name: 'passes a new finding that is less grave',
    settings,
    files,
    ...told([{ ...sqli, level: 'warning' }]),
    outcome: 'pass',
    reasons: ['nothing-new', 'slight-findings', origin],
  },
  {
    name: 'is stricter for a tag',
    settings: { sarif: { tools: ['semgrep'], 'new-findings': { 'fail-on': 'error', tags: { security: 'note' } } } },
    files,
    ...told([{ ...sqli, level: 'note', tags: ['security'] }]),
    outcome: 'fail',
  },
  {
    name: 'is stricter for a tool',
    settings: { sarif: { 'new-findings': { tools: { semgrep: 'warning' } } } },
    files,
    ...told([{ ...sqli, level: 'warning' }]),
    outcome: 'fail',
  },
  {
    name: 'takes everything for new without a record',
    settings,
    files,
    ...told([sqli], null),
    outcome: 'fail',
    reasons: ['finding', 'no-base', origin],
  },
  {
    name: 'does not let code suppress a new finding',
    settings,
    files,
    ...told([{ ...sqli, suppressed: 'in-source' }]),
    outcome: 'fail',
    reasons: ['suppressed-finding', origin],
  },
  {
    name: 'does not let code suppress an old finding either',
    settings,
    files,
    ...told([{ ...sqli, suppressed: 'in-source' }], [known]),
    outcome: 'fail',
  },
  {
    name: 'has nothing against a suppression that is taken away',
    settings,
    files,
    ...told([sqli], [{ ...known, suppressed: true }]),
    outcome: 'pass',
  },
  {
    name: 'only lists suppressions when the policy says so',
    settings: { sarif: { ...settings.sarif, suppressions: 'list' } },
    files,
    ...told([{ ...sqli, suppressed: 'external' }]),
    outcome: 'pass',
    reasons: ['nothing-new', 'suppressions', origin],
  },
  {
    name: 'is not verifiable when the tool failed',
    settings,
    files,
    ...told([], [], { succeeded: false }),
    outcome: 'undetermined',
    reasons: ['tool-failed', origin],
  },
  {
    name: 'is not verifiable when the tool did not run',
    settings,
    files,
    ...told([], [], { tool: 'eslint' }),
    outcome: 'undetermined',
    reasons: ['tool-missing', origin],
  },
  {
    name: 'is not verifiable when a report has no run at all',
    settings: { sarif: { 'new-findings': { 'fail-on': 'error' } } },
    files,
    ...delivered({ deliveries: [{ name: 'lint', analysis: [] }], base: { analysis: [] } }),
    outcome: 'undetermined',
    reasons: ['no-run-at-all', origin],
  },
  {
    name: 'fails when rules vanish',
    settings,
    files,
    ...delivered({
      deliveries: [{ name: 'lint', analysis: [{ tool: 'semgrep', rules: ['xss'] }] }],
      base: { analysis: [{ tool: 'semgrep', rules: ['xss', 'sqli'] }] },
    }),
    outcome: 'fail',
    reasons: ['rules-vanished', origin],
  },
  {
    name: 'follows a file that was renamed',
    settings,
    files: [renamed],
    ...told([{ ...sqli, path: 'src/b.ts' }], [known]),
    outcome: 'pass',
  },
  {
    name: 'fails when a rule weighs less than on the target branch',
    settings,
    files,
    ...delivered({
      deliveries: [{ name: 'lint', analysis: [{ tool: 'semgrep', rules: ['xss', { id: 'sqli', level: 'note' }] }] }],
      base: { analysis: [{ tool: 'semgrep', rules: ['xss', 'sqli'] }] },
    }),
    outcome: 'fail',
    reasons: ['rules-lowered', origin],
  },
  {
    name: 'has nothing against a rule that weighs more',
    settings,
    files,
    ...delivered({
      deliveries: [{ name: 'lint', analysis: [{ tool: 'semgrep', rules: ['sqli'] }] }],
      base: { analysis: [{ tool: 'semgrep', rules: [{ id: 'sqli', level: 'note' }] }] },
    }),
    outcome: 'pass',
  },
  {
    name: 'is not verifiable when the tool says that it could not look at something',
    settings,
    files,
    ...told([], [], { notifications: [{ message: 'Syntax error', path: 'src/b.ts' }] }),
    outcome: 'undetermined',
    reasons: ['not-looked-at', origin],
  },
  {
    name: 'does not hold for what the tool could not look at before',
    settings,
    files,
    ...blind('src/b.ts', { path: 'src/b.ts', message: 'Syntax error in line 3' }),
    outcome: 'pass',
  },
  {
    name: 'holds when that is a file which changed',
    settings,
    files,
    ...blind('src/a.ts', { path: 'src/a.ts' }),
    outcome: 'undetermined',
  },
  {
    name: 'tells what has no place by its message',
    settings,
    files,
    ...blind('', { message: 'No such rule: sqli' }),
    outcome: 'undetermined',
  },
  {
    name: 'does not miss rules of a tool that only names those with findings',
    settings,
    files,
    ...delivered({
      deliveries: [{ name: 'lint', analysis: [{ tool: 'semgrep', rules: [] }] }],
      base: { analysis: [{ tool: 'semgrep', rules: ['sqli'], findings: [known] }] },
    }),
    outcome: 'pass',
  },
  {
    name: 'waits for nothing when only a page changed',
    settings,
    files: ['README.md'],
    outcome: 'not-applicable',
    reasons: ['only-pages'],
  },
  {
    name: 'waits while there is time',
    settings,
    files,
    judgedAt: '2026-10-14T08:30:00Z',
    outcome: 'waiting',
    reasons: ['awaited-any'],
  },
  {
    name: 'tells a hundred findings and counts the rest',
    settings,
    files,
    ...told(Array.from({ length: 101 }, (_, at) => ({ ...sqli, text: String(at), line: at + 1 }))),
    outcome: 'fail',
    reasons: [...Array.from({ length: 100 }, () => 'finding'), 'more-findings', origin],
  },
]);
