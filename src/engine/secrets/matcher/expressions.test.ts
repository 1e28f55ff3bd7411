import { checkSync } from 'recheck';
import { describe, expect, test } from 'vitest';

import { catalogue } from '../catalogue/catalogue.ts';
import { phrases } from './phrases.ts';
import { compileShape, toExpression } from './shape.ts';

describe('expressions of the secrets catalogue', () => {
  test.each(phrases.map(({ format, keyword, expression }) => [`${format} after ${keyword}`, expression] as const))(
    'of %s are safe',
    (_, expression) => {
      expect(checkSync(`^${expression.source}`, 'i', { timeout: 20_000 }).status).toBe('safe');
    },
    60_000,
  );

  test('of shapes are compiled whole, so that one walk forward decides each', () => {
    const shapes = catalogue.flatMap((format) => format.shapes);
    expect(shapes.filter((source) => 'problem' in compileShape(source))).toEqual([]);
    expect(shapes.length).toBeGreaterThan(900);
  });

  test('of shapes are sequences of classes, which recheck finds safe', () => {
    const sources = ['glpat-{url:20}', '{hex:8}-{hex:4}', 'a{alnum:20-40}.{lan:9}'];
    for (const source of sources) {
      const shape = compileShape(source);
      expect('problem' in shape ? shape.problem : checkSync(`^${toExpression(shape)}`, '').status).toBe('safe');
    }
  });
});
