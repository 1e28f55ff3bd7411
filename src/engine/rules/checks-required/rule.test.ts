import { describeRule } from '../../../../test/support/describe-rule.ts';
import { account, headSha } from '../../../../test/support/facts.ts';
import type { Check, CheckConclusion } from '../../facts/check.ts';
import { checksRequired } from './rule.ts';

const workflow = '.github/workflows/ci.yml';
const sonar = { settings: { required: [{ name: 'Sonar', app: 'sonarqubecloud' }] } };
const byId = { settings: { required: [{ name: 'Sonar', app: 12_526 }] } };
const build = { settings: { required: [{ name: 'build', app: 'github-actions', workflow }] } };
const queued = { settings: { required: [{ name: 'build', app: 'github-actions', workflow, event: 'merge_group' }] } };
const legacy = { settings: { required: [{ status: 'ci/legacy', by: 'acme-ci' }] } };

const run = (conclusion: CheckConclusion, slug = 'sonarqubecloud', id = 12_526): Check => ({
  kind: 'check-run',
  name: 'Sonar',
  app: { id, slug },
  head: headSha,
  conclusion,
});
const job = (conclusion: CheckConclusion, told: object = {}): Check => ({
  kind: 'workflow-job',
  name: 'build',
  workflow,
  event: 'pull_request',
  head: headSha,
  conclusion,
  ...told,
});
const status = (conclusion: CheckConclusion, login = 'acme-ci'): Check => ({
  kind: 'status',
  name: 'ci/legacy',
  creator: account(login),
  head: headSha,
  conclusion,
});

describeRule(checksRequired, [
  { name: 'passes what succeeded', ...sonar, checks: [run('success')], outcome: 'pass', reasons: ['succeeded'] },
  { name: 'fails what failed', ...sonar, checks: [run('failure')], outcome: 'fail', reasons: ['failed'] },
  { name: 'fails what was cancelled', ...sonar, checks: [run('cancelled')], outcome: 'fail', reasons: ['failed'] },
  { name: 'waits for what runs', ...sonar, checks: [run(null)], outcome: 'waiting', reasons: ['running'] },
  { name: 'waits for what is absent', ...sonar, checks: [], outcome: 'waiting', reasons: ['absent'] },
  {
    name: 'takes a skipped check for missing evidence',
    ...sonar,
    checks: [run('skipped')],
    outcome: 'undetermined',
    reasons: ['no-evidence'],
  },
  {
    name: 'takes a neutral check for missing evidence',
    ...sonar,
    checks: [run('neutral')],
    outcome: 'undetermined',
    reasons: ['no-evidence'],
  },
  { name: 'fails a success beside a failure', ...sonar, checks: [run('success'), run('failure')], outcome: 'fail' },
  {
    name: 'names a homonym of another App',
    ...sonar,
    checks: [run('success', 'evil-app', 666)],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  {
    name: 'ignores what was said of another commit',
    ...sonar,
    checks: [{ ...run('success'), head: 'f'.repeat(40) }],
    outcome: 'waiting',
    reasons: ['absent'],
  },
  { name: 'knows an App by its number after a rename', ...byId, checks: [run('success', 'new-name')], outcome: 'pass' },
  {
    name: 'does not know another App that took the name',
    ...byId,
    checks: [run('success', 'sonarqubecloud', 666)],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  { name: 'passes the job of the named workflow', ...build, checks: [job('success')], outcome: 'pass' },
  {
    name: 'does not believe a job of another workflow',
    ...build,
    checks: [job('success', { workflow: '.github/workflows/x.yml' })],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  {
    name: 'does not believe a job of another event',
    ...build,
    checks: [job('success', { event: 'workflow_dispatch' })],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  {
    name: 'does not believe a workflow that the pull request changes',
    ...build,
    checks: [job('success')],
    files: [workflow],
    outcome: 'undetermined',
    reasons: ['workflow-changed'],
  },
  {
    name: 'believes a changed workflow when the policy says so',
    settings: { required: [{ name: 'build', app: 'github-actions', workflow, trust: 'any' }] },
    checks: [job('success')],
    files: [workflow],
    outcome: 'pass',
  },
  {
    name: 'cannot tell whether the workflow changed without the files',
    ...build,
    checks: [job('success')],
    unread: ['files'],
    outcome: 'undetermined',
  },
  {
    name: 'does not believe a changed workflow that the push of the branch ran either',
    settings: { required: [{ name: 'build', app: 'github-actions', workflow, event: 'push' }] },
    checks: [job('success', { event: 'push' })],
    files: [workflow],
    outcome: 'undetermined',
    reasons: ['workflow-changed'],
  },
  {
    name: 'asks a pull request nothing that only its merge group can show',
    ...queued,
    checks: [],
    outcome: 'not-applicable',
    reasons: ['only-of-groups'],
  },
  {
    name: 'asks a merge group for the job of its own run, and for nothing else',
    settings: { required: [...queued.settings.required, ...sonar.settings.required] },
    change: { mergeGroup: true },
    checks: [job('success', { event: 'merge_group' })],
    outcome: 'pass',
    reasons: ['succeeded'],
  },
  {
    name: 'takes no job of a pull request for one of its merge group',
    ...queued,
    change: { mergeGroup: true },
    checks: [job('success')],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  {
    name: 'does not believe a workflow that a member of the merge group changes',
    ...queued,
    change: { mergeGroup: true },
    checks: [job('success', { event: 'merge_group' })],
    files: [workflow],
    outcome: 'undetermined',
    reasons: ['workflow-changed'],
  },
  { name: 'passes a status of the named account', ...legacy, checks: [status('success')], outcome: 'pass' },
  {
    name: 'names a status of somebody else',
    ...legacy,
    checks: [status('success', 'an-karim')],
    outcome: 'waiting',
    reasons: ['only-from-others'],
  },
  {
    name: 'refuses to believe any workflow',
    settings: { required: [{ name: 'build', app: 'github-actions' }] },
    checks: [job('success')],
    outcome: 'undetermined',
    reasons: ['workflow-missing'],
  },
  {
    name: 'fails rather than waits when both are due',
    settings: { required: [...sonar.settings.required, ...legacy.settings.required] },
    checks: [status('failure')],
    outcome: 'fail',
    reasons: ['absent', 'failed'],
  },
]);
