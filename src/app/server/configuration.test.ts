import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { readConfiguration } from './configuration.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const SECRET = '3f5a9c0e7b1d2846aa51';
const GOOD = { APP_ID: '12', PRIVATE_KEY: PEM, WEBHOOK_SECRET: SECRET };

const noFile = (): string => {
  throw new Error('ENOENT');
};

describe('readConfiguration', () => {
  it('fills in what may be left out', () => {
    expect(readConfiguration(GOOD, noFile)).toEqual({
      appId: 12,
      privateKey: PEM,
      webhookSecrets: [SECRET],
      port: 3000,
      host: '0.0.0.0',
      metricsAddress: null,
      databaseFile: 'garde-fou.db',
      githubUrl: 'https://github.com',
      allowedAccounts: [],
      logLevel: 'info',
    });
  });

  it.each([
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['10.0.0.7:9464', { host: '10.0.0.7', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
  ])('shows metrics at %s', (METRICS_ADDRESS, address) => {
    expect(readConfiguration({ ...GOOD, METRICS_ADDRESS }, noFile).metricsAddress).toEqual(address);
  });

  it('keeps more evidence where it is told to', () => {
    expect(readConfiguration({ ...GOOD, EVIDENCE_MEGABYTES: '20000' }, noFile).evidenceBytes).toBe(20_000_000_000);
  });

  it('reads secrets from files, and keys with written-out line ends', () => {
    const files: Record<string, string> = {
      '/run/key': PEM.replaceAll('\n', String.raw`\n`),
      '/run/secret': `${SECRET}\n`,
    };
    const read = readConfiguration(
      {
        APP_ID: '12',
        PRIVATE_KEY_FILE: '/run/key',
        WEBHOOK_SECRET_FILE: '/run/secret',
        ALLOWED_ACCOUNTS: 'Acme, beta ,',
      },
      (path) => files[path] ?? '',
    );
    expect(read.privateKey.trim()).toBe(PEM.trim());
    expect(read.webhookSecrets).toEqual([SECRET]);
    expect(read.allowedAccounts).toEqual(['acme', 'beta']);
  });

  it.each([
    [{ APP_ID: 'x' }, /APP_ID must be the number/],
    [{ APP_ID: '' }, /APP_ID must be the number/],
    [{ PRIVATE_KEY: '' }, /PRIVATE_KEY is not set/],
    [{ PRIVATE_KEY: 'nonsense' }, /PRIVATE_KEY is not a private key/],
    [{ WEBHOOK_SECRET: '' }, /WEBHOOK_SECRET is not set/],
    [{ WEBHOOK_SECRET: 'development' }, /WEBHOOK_SECRET is "development"/],
    [{ WEBHOOK_SECRET_PREVIOUS: 'short' }, /WEBHOOK_SECRET_PREVIOUS is shorter/],
    [{ FINGERPRINT_SECRET: 'short' }, /FINGERPRINT_SECRET is shorter/],
    [{ WEBHOOK_SECRET_FILE: '/nowhere' }, /WEBHOOK_SECRET and WEBHOOK_SECRET_FILE are both set/],
    [{ WEBHOOK_SECRET: '', WEBHOOK_SECRET_FILE: '/nowhere' }, /WEBHOOK_SECRET_FILE names \/nowhere/],
    [{ METRICS_ADDRESS: 'everywhere' }, /METRICS_ADDRESS must be a port/],
    [{ METRICS_ADDRESS: '127.0.0.1:99999' }, /METRICS_ADDRESS must end in a port number/],
    [{ PORT: '99999' }, /PORT must be a port number/],
    [{ EVIDENCE_MEGABYTES: '4 GB' }, /EVIDENCE_MEGABYTES must be a number of megabytes/],
    [{ EVIDENCE_MEGABYTES: '100' }, /EVIDENCE_MEGABYTES must be at least 1000/],
    [{ GITHUB_URL: 'github' }, /GITHUB_URL must be an address/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
  ])('names the variable that is wrong in %j', (change, message) => {
    expect(() => readConfiguration({ ...GOOD, ...change }, noFile)).toThrow(message);
  });

  it('never quotes a secret in an error', () => {
    expect(() => readConfiguration({ ...GOOD, WEBHOOK_SECRET: 'tellnobody' }, noFile)).toThrow(/^(?!.*tellnobody)/);
  });
});
