import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { complaints, least, told } from '../../../test/support/contracts.ts';
import { loadContract } from './load.ts';

describe('hostile contracts', () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, index, all) =>
    index === 0 ? `a: &a [${'x, '.repeat(10)}]` : `${key}: &${key} [${`*${all[index - 1] ?? ''}, `.repeat(10)}]`,
  );

  it.each([
    ['aliases that grow', rows.join('\n'), /^More than 20000 values\.$/],
    ['more aliases than anybody writes', `a: &a 1\nb: [${'*a, '.repeat(101)}]`, /^More than 100 aliases\.$/],
    ['depth', `version: ${'['.repeat(40)}${']'.repeat(40)}`, /^The file is not valid YAML/],
    ['size', `version: 1 #${'x'.repeat(600_000)}`, /^The file is larger than 512 KiB\.$/],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFversion: 1', 'utf16le')), /^The file is not UTF-8 text\.$/],
    ['Latin-1', new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xe9]), /^The file is not UTF-8 text\.$/],
    ['nothing', '', /^The file is empty\.$/],
    ['half of a file', least.slice(0, 130), /is missing\.$|^The file is not valid YAML/],
    ['two documents', 'version: 1\n---\nversion: 1\n', /several YAML documents/],
    ['a key twice', 'version: 1\nversion: 1\n', /^The key version stands here a second time\.$/],
    ['a tag', 'version: !!js/function 1\n', /^YAML tags \(`!…`\) are not accepted here\.$/],
    ['a key of objects', 'version: 1\n__proto__: { id: x }\n', /^A key must be a plain text\.$/],
    ['a list', '- 1\n', /^c\.yml must be a mapping of keys and values; found a list\.$/],
  ])('are refused: %s', (_, source, sentence) => {
    const loaded = loadContract(source, 'c.yml');
    expect(loaded.ok).toBe(false);
    expect(told(loaded)[0]?.sentence).toMatch(sentence);
  });

  it('tell fifty problems at most, however many names nobody knows', () => {
    const names = Array.from({ length: 900 }, (_, index) => `unknown-${index}`).join(', ');
    const many = Array.from({ length: 18 }, (_, index) => deliverable(`D${index}`, names));
    expect(complaints(least.concat(...many))).toHaveLength(50);
  });

  it('shorten the way round a long circle', () => {
    const ring = Array.from({ length: 900 }, (_, index) => deliverable(`D${index}`, `D${(index + 1) % 900}`));
    expect(told(loadContract(least.concat(...ring), 'c.yml')).map(({ sentence }) => sentence)).toEqual([
      'deliverables.3.depends-on: these deliverables wait for one another: D0 → D1 → D2 → D3 → D4 → D5 → D6 → D7 → … → D0.',
    ]);
  });

  it('never make loading throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 }), fc.json()), (source) => {
        expect(loadContract(source, 'c.yml').ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('load the same way each time, and each problem has its place', () => {
    fc.assert(
      fc.property(damaged(), (text) => {
        const loaded = loadContract(text, 'c.yml');
        expect(JSON.stringify(loadContract(text, 'c.yml'))).toBe(JSON.stringify(loaded));
        expect(loaded.ok).toBe(told(loaded).length === 0);
        expect(told(loaded).filter(({ sentence, place }) => sentence === '' || !place.startsWith('c.yml'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** The least contract with a piece taken out and another one put in its place. */
function damaged(): fc.Arbitrary<string> {
  const signs = fc.constantFrom('[', '}', '\n', ': ', '&a ', '*a', '~', '-1', '"');
  return fc
    .tuple(fc.nat(least.length), fc.nat(12), fc.oneof(fc.string({ maxLength: 8 }), signs))
    .map(([from, length, piece]) => least.slice(0, from) + piece + least.slice(from + length));
}

function deliverable(id: string, after: string): string {
  return `  - { id: ${id}, title: { en: a }, due: 2026-10-15, repository: api, depends-on: [${after}] }\n`;
}
