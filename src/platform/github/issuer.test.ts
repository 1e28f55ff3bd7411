import { expect, test } from 'vitest';

import { makeIssuer } from './issuer.ts';

test.each([
  ['github.com', 'https://api.github.com', 'https://token.actions.githubusercontent.com'],
  ['a company on GHE.com', 'https://api.octocorp.ghe.com', 'https://token.actions.octocorp.ghe.com'],
  ['an Enterprise Server', 'https://git.example.org/api/v3', 'https://git.example.org/_services/token'],
  [
    'a server that only looks like it',
    'https://api.github.com.evil.example',
    'https://api.github.com.evil.example/_services/token',
  ],
])('the issuer of %s is its own', (_, api, issuer) => {
  expect(makeIssuer(api).name).toBe(issuer);
});
