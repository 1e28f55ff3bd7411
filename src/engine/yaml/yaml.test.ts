import { describe, expect, it } from 'vitest';

import { member, parseYaml, placeOf, plain } from './yaml.ts';

describe('parseYaml', () => {
  it('reads the core schema and nothing more', () => {
    const text = 'a: [1, 0.5, true, ~, 70%, "1", 08:00, 2026-12-31]\non: "no"\nb:\n';
    expect(value(text)).toEqual({
      a: [1, 0.5, true, null, '70%', '1', '08:00', '2026-12-31'],
      on: 'no',
      b: null,
    });
  });

  it('follows aliases', () => {
    expect(value('a: &x { b: 1 }\nc: *x')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  it('accepts bytes with a byte order mark', () => {
    expect(value(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('a: é')]))).toEqual({ a: 'é' });
  });

  it('gives each key and value its line and column', () => {
    const parsed = parseYaml('a:\n  - b: "two"\n    c: { d: [3] }\r\n', 'p.yml');
    const root = parsed.ok ? parsed.root : null;
    expect(root && placeOf(root, ['a', 0, 'b'])).toEqual({ path: 'p.yml', line: 2, column: 8 });
    expect(root && placeOf(root, ['a', 0, 'c', 'd', 0])).toEqual({ path: 'p.yml', line: 3, column: 14 });
    expect(root && placeOf(root, ['a', 0], 'c')).toEqual({ path: 'p.yml', line: 3, column: 5 });
    expect(root && placeOf(root, ['a', 0, 'missing', 'deeper'])).toEqual({ path: 'p.yml', line: 2, column: 5 });
    expect(root && member(root, 'a')?.kind).toBe('list');
  });

  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key', 3],
    ['several documents', 'a: 1\n---\nb: 2', 'several-documents', undefined],
    ['a tag', 'a: !!str 1', 'tag-refused', 1],
    ['a tag on a list', 'a: !!set [x]', 'tag-refused', 1],
    ['an alias without an anchor', 'a: *b', 'unknown-alias', 1],
    ['an alias of itself', 'a: &a [*a]', 'unknown-alias', 1],
    ['a key that is a list', '? [a]\n: 1', 'key-is-no-text', 1],
    ['a key that is an alias', 'a: &a b\n*a : 1', 'key-is-no-text', 1],
    ['a key that would change what objects are', '__proto__: { a: 1 }', 'key-is-no-text', 1],
    ['an empty file', '', 'empty-file', undefined],
    ['comments alone', '# nothing\n', 'empty-file', undefined],
    ['an unclosed list', 'a: [1', 'yaml-syntax', 1],
    ['33 levels', '['.repeat(33) + ']'.repeat(33), 'yaml-syntax', 1],
    ['half a character', 'a: \ud800', 'not-utf-8', undefined],
    ['a text of more than 512 KiB', `a: ${'x'.repeat(524_288)}`, 'file-too-large', undefined],
    ['more than 20,000 values', `[${'1,'.repeat(20_001)}]`, 'too-many-values', 1],
  ])('refuses %s', (_, text, key, lineNumber) => {
    const parsed = parseYaml(text, 'p.yml');
    expect(parsed.ok ? null : { key: parsed.problem.key, line: parsed.problem.at?.line }).toEqual({
      key,
      line: lineNumber,
    });
  });

  it.each([
    ['bytes that are not UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xe9])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
  ])('refuses %s', (_, bytes) => {
    const parsed = parseYaml(bytes, 'p.yml');
    expect(parsed.ok ? null : parsed.problem.key).toBe('not-utf-8');
  });

  it('stops at aliases that would grow without end', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );
    const parsed = parseYaml(`a0: &a0 [1]\n${levels.join('\n')}`, 'p.yml');
    expect(parsed.ok ? null : parsed.problem.key).toMatch(/^too-many-/);
  });
});

function value(source: string | Uint8Array): unknown {
  const parsed = parseYaml(source, 'p.yml');
  return parsed.ok ? plain(parsed.root) : parsed.problem;
}
