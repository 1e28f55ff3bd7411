import { expect } from 'vitest';

import type { Facts } from '../../src/engine/facts/facts.ts';
import type { Roster } from '../../src/engine/people/roster.ts';
import type { Rule } from '../../src/engine/rules/rule.ts';
import { group } from '../../src/engine/settings/group.ts';
import type { Fields } from '../../src/engine/settings/setting.ts';
import { rulingOf } from '../../src/engine/verdict/ruling.ts';
import type { RuleVerdict } from '../../src/engine/verdict/verdict.ts';
import { facts as wholeFacts } from './facts.ts';
import { roster } from './people.ts';

/** The settings of a rule as a policy writes them, read by their own schemas. */
export function read(
  settings: Fields,
  written: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return group(settings, { en: '', fr: '' }).schema.parse(written);
}

/** Asks one rule the way the engine does: narrowed facts, settings in the policy's spelling. Each reason must have its text. */
export function ask(
  rule: unknown,
  told: {
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly facts?: Facts;
    readonly people?: Roster;
  } = {},
): RuleVerdict {
  const asked = rule as Rule;
  const settings = read(asked.settings, told.settings);
  const ruling = rulingOf({ rule: asked, settings }, told.facts ?? wholeFacts(), told.people ?? roster());
  for (const { key } of ruling.reasons) {
    expect(asked.texts.en).toHaveProperty([key]);
    expect(asked.texts.fr).toHaveProperty([key]);
  }
  return ruling;
}
