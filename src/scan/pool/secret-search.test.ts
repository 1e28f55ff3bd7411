import { afterEach, describe, expect, test } from 'vitest';

import { madeUp, middleOf } from '../../../test/support/made-up-secrets.ts';
import type { SecretSearch } from '../../search/secret-search.ts';
import { organizationKey } from './organization-key.ts';
import { createSecretSearch } from './secret-search.ts';

const forms = { builtIn: true, files: [] };
const secret = 'made up for tests 4b825dc642cb6eb9';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

let search: SecretSearch;
afterEach(() => search.close());

describe('fingerprints', () => {
  test('of one secret differ between organisations and stay the same in one', async () => {
    search = createSecretSearch({ secret, threads: 1 });
    const found = await Promise.all(
      [1, 1, 2].map(async (organization) => {
        const result = await search.of(organization, forms).search(bytesOf(`a ${madeUp.gitlab}`), '');
        return typeof result === 'string' ? result : result.findings[0]?.fingerprint;
      }),
    );
    expect(found[0]).toMatch(/^[0-9a-f]{64}$/);
    expect([found[1] === found[0], found[2] === found[0]]).toEqual([true, false]);
  });

  test('follow from the secret and the number alone', () => {
    const keys = [organizationKey(secret, 1), organizationKey(secret, 1), organizationKey(`${secret}x`, 1)];
    const [one, same, other] = keys.map((key) => Buffer.from(key).toString('hex'));
    expect([one === same, one === other]).toEqual([true, false]);
  });
});

const rules = (id: string): { name: string; text: string } => ({
  name: 'acme.yml',
  text: `rules: [{ id: ${id}, expression: 'acme_[0-9a-f]{32}', keywords: [acme_] }]`,
});

describe('forms of an organisation', () => {
  test('are looked for beside those that ship, even under the id of one', async () => {
    search = createSecretSearch({ secret, threads: 1 });
    const own = search.of(1, { builtIn: true, files: [rules('private-key')] });
    const text = `acme_${'7d9f0c3b5a1e8d26'.repeat(2)}\n-----BEGIN RSA PRIVATE KEY-----\n${madeUp.gitlab}\n`;
    const result = await own.search(bytesOf(text), '');
    expect(typeof result === 'string' ? [] : result.findings.map(({ detector }) => detector)).toEqual(
      expect.arrayContaining(['private-key', expect.stringContaining('gitlab')]),
    );
  });

  test('change the digest, and those that cannot be used are named', async () => {
    search = createSecretSearch({ secret, threads: 1 });
    const broken = { name: 'broken.yml', text: 'rules: [{ id: x, expression: "(", keywords: [acme_] }]' };
    const own = search.of(1, { builtIn: true, files: [rules('acme'), broken] });
    expect(await own.invalid()).toEqual(['broken.yml']);
    expect(own.digest).not.toBe(search.of(1, forms).digest);
    expect(search.of(2, forms).digest).not.toBe(search.of(1, forms).digest);
  });
});

describe('texts that are shown', () => {
  test('lose their secrets and nothing else', async () => {
    search = createSecretSearch({ secret, threads: 1 });
    const encoded = Buffer.from(`token = "${madeUp.gitlab}"`).toString('base64');
    const shown = await search.of(1, forms).hide(['src/été.ts', `été ${madeUp.gitlab}, ${madeUp.stripe}!`, encoded]);
    expect(shown[0]).toBe('src/été.ts');
    expect(shown[1]).toMatch(/^été glpat-….{2} \(26\), sk_.*!$/);
    expect(shown.join()).not.toContain(middleOf(madeUp.gitlab));
    expect(shown[2]).toBe('…');
  });

  test('are left out when they cannot be searched', async () => {
    search = createSecretSearch({ secret, threads: 1, budget: { milliseconds: 0, perMegabyte: 0 } });
    expect(await search.of(1, forms).hide(['never seen '.repeat(200_000)])).toEqual(['…']);
  });
});

test('a search that takes too long costs its thread, and the next one is served', async () => {
  // The larger a file, the less time: three megabytes have none at all.
  search = createSecretSearch({ secret, threads: 1, budget: { milliseconds: 3_000, perMegabyte: -1_000 } });
  const [late, served] = await Promise.all([
    search.of(1, forms).search(new Uint8Array(3_000_000).fill(120), ''),
    search.of(2, forms).search(bytesOf(`a ${madeUp.gitlab}`), ''),
  ]);
  expect(late).toBe('out-of-time');
  expect(served).toMatchObject({ findings: [{ line: 1 }], unread: [] });
});
