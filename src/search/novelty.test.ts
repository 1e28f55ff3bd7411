import { describe, expect, test } from 'vitest';

import { findingAt } from '../../test/support/secrets.ts';
import type { Finding } from '../engine/secrets/scanner/finding.ts';
import { linesAround, linesOf, noveltyOf, standingIn } from './novelty.ts';

const lines = linesOf(Buffer.from('one\r\ntwo\nthree\n'));

describe('what is new', () => {
  test.each<[string, Finding, readonly string[], boolean]>([
    ['a line that was not there', findingAt(2), ['one'], true],
    ['no line that was there', findingAt(2), ['two'], false],
    ['one new line of several', findingAt(1, { endLine: 3 }), ['one', 'three'], true],
    ['none of several that were there', findingAt(1, { endLine: 3 }), ['one', 'zero', 'one', 'two', 'three'], false],
    ['several that stood apart', findingAt(1, { endLine: 3 }), ['one', 'two', 'between', 'three'], true],
    ['several that stood in another order', findingAt(1, { endLine: 3 }), ['three', 'two', 'one'], true],
    ['everything inside an archive that changed', findingAt(2, { layers: ['entry:a.txt'] }), ['two'], true],
    ['a line past the end, which cannot be compared', findingAt(9), ['one'], true],
  ])('%s', (_, found, known, added) => {
    const surroundings = linesAround(found, lines);
    const standing = standingIn(known, [surroundings.own ?? []].flat());
    expect(noveltyOf(found, surroundings, standing).added).toBe(added);
  });
});

test('what could not be compared is taken for new', () => {
  expect(noveltyOf(findingAt(1), undefined, new Set(['one'])).added).toBe(true);
});

describe('a request to look away', () => {
  test.each([
    ['x = 1 # gitleaks:allow', true],
    ['x = 1 // garde-fou: allow', true],
    ['/* secretlint-disable */ x = 1', true],
    ['x = 1 # trufflehog:ignore', true],
    ['x = 1 # pragma: allowlist secret', true],
    ['x = 1 # allow this', false],
  ])('%s', (line, asks) => {
    expect(linesAround(findingAt(1), [line]).asksToAllow).toBe(asks);
  });

  test('may stand on the line before', () => {
    expect(linesAround(findingAt(2), ['# gitleaks:allow', 'x = 1']).asksToAllow).toBe(true);
  });
});
