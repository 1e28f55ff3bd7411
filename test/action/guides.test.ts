import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { folder, jobsOf, workflowOf } from './workflows.ts';

describe.each(['docs/evidence.md', 'docs/fr/preuves.md'])('%s', (page) => {
  const text = readFileSync(`${folder}/../../${page}`, 'utf8');
  const blocks = [...text.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml = '']) => yaml);
  const caller = load(blocks[0] ?? '') as {
    on: object;
    permissions: object;
    jobs: Record<string, { uses: string; permissions: object; with: Record<string, string> }>;
  };

  test('shows a caller that grants what the workflow asks for, and gives inputs that it takes', () => {
    const [job] = Object.values(caller.jobs);
    expect(job?.uses).toMatch(/^garde-fou\/garde-fou\/\.github\/workflows\/evidence\.yml@[0-9a-f]{40}$/);
    expect([caller.permissions, job?.permissions]).toEqual([{}, { contents: 'read', 'id-token': 'write' }]);
    const taken = Object.keys(workflowOf('evidence.yml').on['workflow_call']?.inputs ?? {});
    expect(taken).toEqual(expect.arrayContaining(Object.keys(job?.with ?? {})));
    expect(Object.keys(caller.on)).toEqual(['pull_request', 'merge_group', 'push']);
  });

  test('shows a policy that names the same workflow and waits for the same name', () => {
    const policy = load(blocks[1] ?? '') as {
      evidence: { workflows: string[] };
      policies: { coverage: { evidence: { 'wait-for': string[] } } };
    };
    const [job] = Object.values(caller.jobs);
    expect(policy.evidence.workflows).toEqual([job?.uses]);
    expect(policy.policies.coverage.evidence['wait-for']).toEqual([job?.with['name']]);
  });
});

test.each(['docs/evidence.md', 'docs/fr/preuves.md'])(
  '%s tells every tool of the workflow, every input and output of the Action, and no others',
  (page) => {
    const guide = readFileSync(`${folder}/../../${page}`, 'utf8');
    const action = load(readFileSync(`${folder}/../../action/action.yml`, 'utf8')) as {
      inputs: Record<string, object>;
      outputs: Record<string, object>;
    };
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name = '']) => name);
    const [tools, inputs] = [
      rows.slice(rows.indexOf('node'), rows.indexOf('computed')),
      rows.slice(rows.indexOf('mode')),
    ];
    const steps = jobsOf('evidence.yml').flatMap(({ steps: all }) => all ?? []);
    const measured = steps.flatMap(({ run, if: when }) =>
      run === undefined ? [] : (/^\$\{\{ inputs\.tool == '([\w-]+)' \}\}$/.exec(when ?? '')?.[1] ?? []),
    );
    expect(tools).toEqual(measured);
    expect(inputs).toEqual(Object.keys(action.inputs).toSorted((a, b) => inputs.indexOf(a) - inputs.indexOf(b)));
    const [, told = ''] = /^(?:Outputs|Sorties)[ \u{A0}\u{202F}]?: (.*?)\. /mu.exec(guide) ?? [];
    const outputs = [...told.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    expect(outputs.filter((name) => name !== 'check')).toEqual(Object.keys(action.outputs));
  },
);
