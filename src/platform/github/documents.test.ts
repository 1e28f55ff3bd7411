import { schema as github } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { documents } from './documents.ts';

const schema = buildSchema(github.idl, { assumeValid: true });

describe('the queries', () => {
  it.each(documents.map((document) => [/query (\w+)/.exec(document)?.[1] ?? '', document]))(
    '%s is valid against GitHub’s schema',
    (_name, document) => {
      expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
    },
  );
});
