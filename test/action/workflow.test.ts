import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { wantedFiles } from '../../action/reports/wanted.ts';
import { folder, names, stepsOf, textOf, workflowOf } from './workflows.ts';

describe.each(names)('%s', (name) => {
  test('uses every action by its full commit id, with the tag beside it', () => {
    const used = [...textOf(name).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, written = '']) => written);
    expect(used.length).toBeGreaterThan(0);
    const loose = used.filter(
      (written) => !written.startsWith('./') && !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v?\d+\.\d+\.\d+$/.test(written),
    );
    expect(loose).toEqual([]);
  });

  test('hands no job a secret, and no checkout leaves a token behind', () => {
    expect(textOf(name)).not.toMatch(/\bsecrets\b\s*[.[:]|github\.token|GITHUB_TOKEN/);
    const checkouts = stepsOf(name).filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    expect(checkouts.length).toBeGreaterThan(0);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('puts no expression into a script', () => {
    expect(stepsOf(name).filter(({ run }) => run?.includes('${{') === true)).toEqual([]);
  });

  test('grants nothing that is not named, and ends by itself', () => {
    const { permissions, jobs } = workflowOf(name);
    const granted = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].flatMap(Object.entries);
    expect(granted.filter(([scope, level]) => level === 'write' && scope !== 'id-token')).toEqual([]);
    const own = Object.values(jobs).filter(({ uses }) => uses === undefined);
    expect(own.filter((job) => !((job['timeout-minutes'] ?? Infinity) <= 60))).toEqual([]);
  });

  test('its scripts are scripts', () => {
    const broken = stepsOf(name).filter(
      ({ run }) => run !== undefined && spawnSync('bash', ['-n'], { input: run }).status !== 0,
    );
    expect(broken).toEqual([]);
  });
});

test('an action is used at one commit everywhere, in the guides too', () => {
  const guides = globSync('docs/**/*.md', { cwd: `${folder}/../..` }).map((path) => `${folder}/../../${path}`);
  const pages = [...names.map((name) => `${folder}/${name}`), ...guides].map((path) => readFileSync(path, 'utf8'));
  const used = pages.flatMap((text) => [...text.matchAll(/uses: (actions\/[\w-]+)@(\S+)/g)]);
  const commits = Map.groupBy(used, ([, action]) => action);
  expect(commits.size).toBeGreaterThan(3);
  const several = [...commits].filter(([, uses]) => new Set(uses.map(([, , commit]) => commit)).size > 1);
  expect(several.map(([action]) => action)).toEqual([]);
});

describe('our own workflow', () => {
  const { jobs, on } = workflowOf('ci.yml');

  test('measures this repository with the reusable workflow as it stands here, and grants it what it asks for', () => {
    expect(Object.keys(on)).toEqual(expect.arrayContaining(['pull_request', 'push']));
    expect(jobs['unit']).toEqual({
      permissions: { contents: 'read', 'id-token': 'write' },
      uses: './.github/workflows/evidence.yml',
      with: { tool: 'node', name: 'unit' },
    });
  });

  test('the script that it measures with leaves coverage and tests under names that the Action knows', () => {
    const root = `${folder}/../..`;
    const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: Record<string, string> };
    const [junit = ''] = /(?<=--outputFile\.junit=)\S+/.exec(scripts['coverage'] ?? '') ?? [];
    expect(scripts['coverage']).toContain('--coverage');
    const wanted = wantedFiles([], []);
    expect([junit, 'coverage/lcov.info'].map(wanted.matches)).toEqual([true, true]);
    expect(readFileSync(`${root}/.node-version`, 'utf8')).toMatch(/^\d+\n$/);
  });
});

describe('the reusable evidence workflow', () => {
  const name = 'evidence.yml';
  const workflow = workflowOf(name);
  const { measure, collect, ...otherJobs } = workflow.jobs;
  const tools = ['node', 'php', 'python', 'java-maven', 'java-gradle', 'go', 'dotnet', 'ruby', 'semgrep'];

  test('is only ever called, and takes a tool, a name and a language', () => {
    expect(Object.keys(workflow.on)).toEqual(['workflow_call']);
    const call = workflow.on['workflow_call'] ?? {};
    expect(Object.keys(call)).toEqual(['inputs']);
    const inputs = call.inputs ?? {};
    expect(Object.entries(inputs).map(([input, { type }]) => [input, type])).toEqual([
      ['tool', 'string'],
      ['name', 'string'],
      ['language', 'string'],
    ]);
  });

  test('has two jobs on GitHub’s own machines, and only the collecting one may sign', () => {
    expect(Object.keys(otherJobs)).toEqual([]);
    expect(workflow.permissions).toEqual({});
    expect(measure?.permissions).toEqual({ contents: 'read' });
    expect(collect?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect([measure?.['runs-on'], collect?.['runs-on']]).toEqual(['ubuntu-24.04', 'ubuntu-24.04']);
  });

  test('the collecting job runs nothing of the repository', () => {
    const [guard, ...steps] = collect?.steps ?? [];
    expect(guard?.env).toEqual({ SELF: '${{ job.workflow_repository }}@${{ job.workflow_sha }}' });
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
    expect(steps.map(({ uses }) => uses?.replace(/@.*/, ''))).toEqual([
      'actions/checkout',
      'actions/download-artifact',
      './.garde-fou-action/action',
      'actions/upload-artifact',
    ]);
    expect(steps[0]?.with).toMatchObject({
      repository: '${{ job.workflow_repository }}',
      ref: '${{ job.workflow_sha }}',
      path: '.garde-fou-action',
    });
  });

  test.each([
    [`garde-fou/garde-fou@${'a'.repeat(40)}`, 0],
    ['@', 2],
    ['garde-fou/garde-fou@', 2],
    [`@${'a'.repeat(40)}`, 2],
    [`garde-fou/garde-fou@main`, 2],
  ])('the collecting job of %s ends with %i before it fetches the Action: what it fetched would sign', (self, code) => {
    const input = collect?.steps?.[0]?.run ?? '';
    expect(spawnSync('bash', ['-e'], { input, env: { ...process.env, SELF: self } }).status).toBe(code);
  });

  test('the collecting job takes the artifact by its number and the digest from the measuring job’s outputs', () => {
    expect(measure?.outputs).toEqual({
      'artifact-id': '${{ steps.hand-over.outputs.artifact-id }}',
      digest: '${{ steps.find.outputs.digest }}',
    });
    expect(collect?.needs).toBe('measure');
    expect(collect?.if).toContain("needs.measure.outputs.digest != ''");
    const [, , download, action] = collect?.steps ?? [];
    expect(download?.with).toEqual({
      'artifact-ids': '${{ needs.measure.outputs.artifact-id }}',
      path: '${{ runner.temp }}/handed-over',
    });
    expect(action?.with).toMatchObject({
      mode: 'collect',
      'handed-over': '${{ runner.temp }}/handed-over',
      digest: '${{ needs.measure.outputs.digest }}',
    });
  });

  test('the measuring job checks out the head, and says so', () => {
    const head = '${{ github.event.pull_request.head.sha || github.sha }}';
    const checkout = measure?.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    expect(checkout?.with).toEqual({ ref: head, 'persist-credentials': false });
    expect(measure?.steps?.find(({ id }) => id === 'find')?.with).toMatchObject({ mode: 'find', commit: head });
  });

  test('inputs reach a script only as variables, and conditions only by comparison', () => {
    const withInputs = stepsOf(name).flatMap(({ env = {} }) => Object.entries(env));
    expect(withInputs.filter(([, value]) => value.includes('inputs.'))).toEqual([['TOOL', '${{ inputs.tool }}']]);
  });

  test('says of Semgrep alone that nothing of the repository ran, and lets Python load nothing of it', () => {
    const signing = collect?.steps?.find(({ id }) => id === 'collect');
    expect(signing?.with?.['reads-only']).toBe("${{ inputs.tool == 'semgrep' }}");
    const analyse = measure?.steps?.find(({ if: when }) => when === "${{ inputs.tool == 'semgrep' }}")?.run ?? '';
    expect(analyse.split('\n').filter((line) => /python|pip/.test(line))).toEqual([
      'python -I -m pip install --quiet semgrep==1.185.0',
    ]);
  });

  test('measures the tools that it accepts, and no others', () => {
    const conditions = (measure?.steps ?? []).flatMap(({ run, if: condition }) =>
      run === undefined ? [] : [condition],
    );
    const measured = conditions.flatMap(
      (condition) => /^\$\{\{ inputs\.tool == '([\w-]+)' \}\}$/.exec(condition ?? '')?.[1] ?? [],
    );
    expect(measured).toEqual(tools);
  });

  const accept = measure?.steps?.[0]?.run ?? '';
  const accepts = (tool: string, event: string): number | null =>
    spawnSync('bash', ['-e'], { input: accept, env: { ...process.env, TOOL: tool, GITHUB_EVENT_NAME: event } }).status;

  test.each(tools)('accepts %s', (tool) => {
    expect(['pull_request', 'merge_group', 'push'].map((event) => accepts(tool, event))).toEqual([0, 0, 0]);
  });

  test.each(['', 'make', 'node; curl x', 'node\nphp', '*', 'Node', 'java-'])('refuses the tool %j', (tool) => {
    expect(accepts(tool, 'pull_request')).toBe(2);
  });

  test.each(['pull_request_target', 'workflow_dispatch', 'schedule', 'issue_comment', 'workflow_run', ''])(
    'refuses the event %j, before anything is checked out',
    (event) => {
      expect(accepts('node', event)).toBe(2);
    },
  );

  test('nothing goes on after a refusal', () => {
    const always = (measure?.steps ?? []).filter((step) => step.if?.includes('cancelled()') === true);
    expect(always.length).toBe(3);
    expect(
      always.filter(
        (step) => !/steps\.(?:accept\.outcome == 'success'|find\.outputs\.digest != '')/.test(step.if ?? ''),
      ),
    ).toEqual([]);
  });
});
