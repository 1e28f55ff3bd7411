import fc from 'fast-check';
import { expect, test } from 'vitest';

import { inPieces, takeIn } from './in-pieces.ts';

function through(values: readonly unknown[]): readonly unknown[] {
  const taken: unknown[] = [];
  for (const pieces of inPieces(values)) takeIn(taken, structuredClone(pieces));
  return taken;
}

const leaf = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.uint8Array({ maxLength: 4 }));
const value = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { maxKeys: 4 }),
    fc.nat(2_500).map((length) => Array.from({ length }, (_, index) => ({ line: index }))),
  ),
})).value;

test('whatever is taken apart comes together again', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      expect(through(values)).toEqual(values);
    }),
    { numRuns: 60 },
  );
});

test('a list that is too long to be taken in at once comes in several messages, and so do many short ones', () => {
  const long = { runs: [{ findings: Array.from({ length: 100_000 }, (_, line) => ({ rule: 'a', line })) }] };
  const short = Array.from({ length: 20_000 }, (_, at) => ({ path: String(at), lines: new Uint32Array([1]) }));
  for (const values of [[long], short]) {
    const messages = inPieces(values);
    expect(messages.length).toBeGreaterThan(1);
    expect(through(values)).toEqual(values);
  }
});
