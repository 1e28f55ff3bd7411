import type { RuleLanguage } from '../../src/engine/policy/language.ts';
import { count, percentage } from '../../src/engine/settings/amounts.ts';
import { flag } from '../../src/engine/settings/choices.ts';
import { globs } from '../../src/engine/settings/globs.ts';
import { group, optional } from '../../src/engine/settings/group.ts';
import { atLeast, atMost } from '../../src/engine/settings/limits.ts';
import { allowList, denyList, list } from '../../src/engine/settings/lists.ts';
import { pattern } from '../../src/engine/settings/pattern.ts';
import { line, unordered } from '../../src/engine/settings/texts.ts';

const words = { en: 'words', fr: 'mots' };
const least = optional(atLeast(percentage, { words, initial: 0 }));

/** A family with one setting of each kind: what the policy language does with settings, whatever the real rules are. */
const kindsRule: RuleLanguage = {
  id: 'kinds/all',
  texts: { en: { unlucky: 'Not thirteen.' }, fr: { unlucky: 'Pas treize.' } },
  settings: {
    project: group({ minimum: least, 'maximum-drop': optional(atMost(percentage, { words, initial: 0 })) }, words),
    approvals: atLeast(count, { words, initial: 1 }),
    strict: flag({ words, initial: false, stricter: true }),
    deny: denyList(line, { words, initial: [] }),
    allow: optional(allowList(line, { words, initial: [] })),
    except: globs({ words, initial: [] }),
    title: group({ matches: optional({ schema: pattern, words }) }, words),
    names: list(line, { words, initial: [] }),
    label: unordered(line, { words, initial: 'none' }),
  },
  lint: ({ approvals }) => (approvals === 13 ? [{ path: ['approvals'], reason: { key: 'unlucky', values: {} } }] : []),
};

/** A family whose two keys only make sense together. */
const pairRule: RuleLanguage = {
  id: 'pair/both',
  texts: { en: {}, fr: {} },
  settings: { entries: list(line, { words, initial: [] }), how: unordered(line, { words, initial: 'all' }) },
  tighten: {
    keys: ['entries', 'how'],
    join: (upper, repository) => ({
      how: upper['how'],
      entries: listOf(upper['entries']).concat(listOf(repository['entries'])),
    }),
  },
};

/** Rules to test the policy language with. */
export const sampleRules: readonly RuleLanguage[] = [kindsRule, pairRule];

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
