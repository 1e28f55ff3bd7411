import { describe, expect, it } from 'vitest';

import { describeError, redact } from './redact.ts';

/** Put together here, so that no scanner takes them for real. */
const made = (...parts: string[]) => parts.join('');
const BEGIN = ['-----BEGIN', 'PRIVATE', 'KEY-----'];

describe('redact', () => {
  it.each([
    ['an installation token', made('gh', 's_12_', 'eyJhbGciOi.J9-_'.repeat(20))],
    ['a personal token', made('gh', 'p_', 'a1B2'.repeat(9))],
    ['a fine-grained token', made('github', '_pat_', 'a1B2'.repeat(9))],
    ['a JSON web token', made('ey', 'JhbGciOiJSUzI1NiJ9.', 'eyJpc3MiOjF9', '.c2lnbmF0dXJl')],
    ['a private key', made(BEGIN.join(' '), String.raw`\nMIIabcdefghijklmnop\n`, '-----END PRIVATE', ' KEY-----')],
    ['a private key that was cut', made(BEGIN.join(' '), String.raw`\nMIIabcdefghijklmnopqrstuv`)],
  ])('hides %s', (_, secret) => {
    const clean = redact(`before ${secret} after`);
    expect(clean).toContain('before [hidden]');
    expect(clean).not.toContain(secret.slice(12, 40));
  });

  it('hides the secrets it is given, everywhere', () => {
    expect(redact('a hunter22 and hunter22', ['hunter22'])).toBe('a [hidden] and [hidden]');
  });

  it('leaves ordinary text alone', () => {
    const text = 'ghost_writer pushed e83c5163316f89bfbde7d9ab23ca2e25604af290 to refs/heads/main';
    expect(redact(text)).toBe(text);
  });
});

describe('describeError', () => {
  it('tells the message and its causes, never the stack', () => {
    const error = new Error('The store refused.', { cause: new Error('disk full') });
    expect(describeError(error)).toBe('The store refused.: disk full');
    expect(describeError('text')).toBe('text');
  });
});
