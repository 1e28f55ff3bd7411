import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../matcher/compile.ts';
import { compileShape } from '../matcher/shape.ts';
import { catalogue } from './catalogue.ts';
import { KIND_NAMES } from './kind-names.ts';

const matcher = compileCatalogue(catalogue);

describe('the catalogue that ships', () => {
  test('compiles without a problem', () => {
    expect(matcher.problems).toEqual([]);
  });

  test('gives every format an id of its own in kebab-case', () => {
    const ids = catalogue.map((format) => format.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z\d][a-z\d-]*$/.test(id))).toEqual([]);
  });

  test('says for every format where to replace it and how the form is known', () => {
    const silent = catalogue.filter(
      ({ revoke, source }) => !URL.canParse(revoke) || (source !== 'observed' && !URL.canParse(source)),
    );
    expect(silent.map((format) => format.id)).toEqual([]);
  });

  test('names every kind in both languages', () => {
    expect(Object.keys(KIND_NAMES.fr)).toEqual(Object.keys(KIND_NAMES.en));
  });
});

describe('shapes', () => {
  test('that would need to go back are refused', () => {
    expect(compileShape('x{alnum:3-9}a{digit:2}')).toHaveProperty('problem');
    expect(compileShape('x{nothing:3}')).toHaveProperty('problem');
  });
});
