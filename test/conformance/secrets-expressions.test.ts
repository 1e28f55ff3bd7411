import { checkSync } from 'recheck';
import { describe, expect, test } from 'vitest';

import { phrases } from '../../src/engine/secrets/matcher/phrases.ts';
import { compileShape, toExpression } from '../../src/engine/secrets/matcher/shape.ts';

describe('expressions of the secrets catalogue', () => {
  test.each(phrases.map(({ format, keyword, expression }) => [`${format} after ${keyword}`, expression] as const))(
    'of %s never backtrack exponentially',
    (_, expression) => {
      const { status, complexity } = checkSync(`^${expression.source}`, 'i', { timeout: 20_000 }) as {
        readonly status: string;
        readonly complexity?: { readonly type: string };
      };
      expect([status, complexity?.type]).not.toContain('exponential');
    },
    60_000,
  );

  test('of shapes are sequences of classes, which recheck finds safe', () => {
    const sources = ['glpat-{url:20}', '{hex:8}-{hex:4}', 'a{alnum:20-40}.{lan:9}'];
    for (const source of sources) {
      const shape = compileShape(source);
      expect('problem' in shape ? shape.problem : checkSync(`^${toExpression(shape)}`, '').status).toBe('safe');
    }
  });
});
