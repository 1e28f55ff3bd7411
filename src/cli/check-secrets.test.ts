import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { checkedBranch, type CheckedBranch, ruleIn } from '../../test/support/checked-branch.ts';
import { checkDocument } from '../check/document.ts';

const POLICY = 'version: 1\npolicies: { secrets: {} }\n';

let branch: CheckedBranch;

beforeEach(() => {
  branch = checkedBranch(POLICY);
});
afterEach(() => branch.repository.remove());

describe('secrets', () => {
  // Made up, and put together here so that no scanner takes it for real.
  const SECRET = ['gl', 'pat-', 'Q7xK2mVb9TpZ4rWc8NdJ'].join('');

  test('at the head fail the check, which does not repeat them', async () => {
    branch.repository.write('settings.php', `<?php $token = '${SECRET}';\n`);
    const commit = branch.repository.commit();
    const { code, out } = await branch.check('--json');
    expect(code).toBe(1);
    expect(out).not.toContain(SECRET);
    const told = checkDocument.parse(JSON.parse(out));
    expect(ruleIn(told, 'secrets/at-head')?.outcome).toBe('fail');
    expect(ruleIn(told, 'secrets/at-head')?.reasons[0]?.at).toMatchObject({ path: 'settings.php', line: 1 });
    expect(JSON.stringify(ruleIn(told, 'secrets/at-head'))).toContain(commit);
    expect(told.notes.join(' ')).toContain('Titles, descriptions, comments');
  });

  test('of an earlier commit stay in the history', async () => {
    branch.repository.write('settings.php', `<?php $token = '${SECRET}';\n`);
    branch.repository.commit();
    branch.repository.write('settings.php', '<?php\n');
    branch.repository.commit();
    const told = await branch.document();
    expect(ruleIn(told, 'secrets/at-head')?.outcome).toBe('pass');
    expect(ruleIn(told, 'secrets/in-history')?.outcome).toBe('fail');
  });

  test('that the client allows by fingerprint pass with the same key', async () => {
    const key = join(dirname(branch.repository.folder), 'key');
    writeFileSync(key, 'k'.repeat(32));
    branch.repository.write('settings.php', `<?php $token = '${SECRET}';\n`);
    branch.repository.commit();
    const found = ruleIn(await branch.document('--key-file', key), 'secrets/at-head')?.reasons[0]?.fingerprint ?? '';
    const fingerprint = found.replace(/^.*:/, '');
    writeFileSync(
      branch.policy,
      `version: 1\npolicies: { secrets: { allow: [{ fingerprint: ${fingerprint}, reason: made up }] } }\n`,
    );
    expect(ruleIn(await branch.document('--key-file', key), 'secrets/at-head')?.outcome).toBe('pass');
    expect(ruleIn(await branch.document(), 'secrets/at-head')?.outcome).toBe('fail');
  });

  test('are looked for with the detectors beside the policy; one that is missing is not verifiable', async () => {
    writeFileSync(branch.policy, 'version: 1\npolicies: { secrets: { detectors: { files: [acme.yml] } } }\n');
    branch.repository.write('a.txt', 'acme_q7w2e9r4t1y8\n');
    branch.repository.commit();
    expect((await branch.check()).code).toBe(3);
    writeFileSync(join(dirname(branch.policy), 'acme.yml'), "rules:\n  - id: acme\n    shapes: ['acme_{lan:12}']\n");
    expect((await branch.check()).code).toBe(1);
  });
});
