import { RE2JS } from 're2js';
import { z } from 'zod';

import { expected } from './expectation.ts';

/** A regular expression of a policy: matched in linear time, because it meets text that a supplier wrote. */
export interface Pattern {
  readonly source: string;
  /** Whether any part of the text matches. */
  readonly matches: (text: string) => boolean;
}

const LONGEST_SOURCE = 1000;
const LARGEST_PROGRAM = 5000;

/** A regular expression in RE2's syntax, 1,000 characters and 5,000 instructions at most. */
export const pattern: z.ZodType<Pattern> = z.codec(
  z.string(expected('pattern')).min(1, expected('pattern')).max(LONGEST_SOURCE, expected('pattern')),
  z.custom<Pattern>(),
  {
    decode: (source, { issues }) => {
      const compiled = compilePattern(source);
      if (compiled !== null) return compiled;
      issues.push({ code: 'custom', message: expected('pattern'), input: source });
      return z.NEVER;
    },
    encode: ({ source }) => source,
  },
);

/** The expression, or `null` when RE2 does not know its syntax or its program is too large. */
export function compilePattern(source: string): Pattern | null {
  try {
    const expression = RE2JS.compile(source);
    if (expression.programSize() > LARGEST_PROGRAM) return null;
    return { source, matches: (text) => expression.test(text) };
  } catch {
    return null;
  }
}

/** Whether the expression has a group of this name (`(?<id>…)`). */
export function hasGroup({ source }: Pattern, name: string): boolean {
  return Object.hasOwn(RE2JS.compile(source).namedGroups(), name);
}
