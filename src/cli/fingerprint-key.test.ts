import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { organizationKey } from '../scan/pool/organization-key.ts';
import { main } from './main.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const secret = '3f5a9c0e7b1d2846aa51c0ffee';
const env = {
  APP_ID: '12',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  WEBHOOK_SECRET: '9b1d2846aa513f5a0e7b',
  FINGERPRINT_SECRET: secret,
};

let cwd = '';
let said = '';
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'garde-fou-key-'));
  said = '';
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const write = (text: string): unknown => (said += text);
const run = (...args: readonly string[]): Promise<number> => {
  const stdin = (async function* () {})();
  return main(['fingerprint-key', ...args], { stdout: { write }, stderr: { write }, stdin, cwd, env });
};

test('writes the key that the App uses, for its owner alone', async () => {
  expect(await run('42', 'org.key')).toBe(0);
  const file = path.join(cwd, 'org.key');
  expect(new Uint8Array(readFileSync(file))).toEqual(organizationKey(secret, 42));
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(said).not.toContain(secret);
});

test.each([[['acme', 'org.key']], [['42']], [['0', 'org.key']], [['42', 'nowhere/org.key']]])(
  '%j is wrong use, told in one line',
  async (args) => {
    expect(await run(...args)).toBe(2);
    expect(said.trim().split('\n')).toHaveLength(1);
  },
);

test('overwrites nothing', async () => {
  await run('42', 'org.key');
  expect(await run('43', 'org.key')).toBe(2);
  expect(new Uint8Array(readFileSync(path.join(cwd, 'org.key')))).toEqual(organizationKey(secret, 42));
});
