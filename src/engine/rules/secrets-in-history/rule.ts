import type { SecretText } from '../../facts/secret.ts';
import { counting, reasonsFor } from '../../leaks/counting.ts';
import { secretFields } from '../../leaks/settings.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** No earlier commit and no head that was pushed away holds a secret. */
export const secretsInHistory = defineRule({
  id: 'secrets/in-history',
  settings: {
    scan: secretFields.scan,
    'in-history': secretFields['in-history'],
    allow: secretFields.allow,
    'inline-allow': secretFields['inline-allow'],
  },
  needs: ['secrets'],
  mayNeed: [],
  wakesOn: ['push', 'target-branch'],
  texts: { en, fr },
  isAsked: ({ scan, 'in-history': weight }) => scan.commits === 'every' && weight !== 'off',
  check(facts, settings) {
    const found = counting(facts, settings, ({ where }) => where !== 'head');
    if (found.length === 0) return { outcome: 'pass', reasons: [{ key: 'none', values: {} }] };
    const reasons = reasonsFor(
      found,
      ({ where, in: place }) => (place === 'file' ? where : wordsPushedAway(place)),
      // The line is that of an old commit: at the head it says something else.
      ({ in: place, path }) => (place === 'file' ? { path } : undefined),
    );
    return { outcome: settings['in-history'] === 'block' ? 'fail' : 'pass', reasons };
  },
});

function wordsPushedAway(place: SecretText): string {
  return place === 'file-name' ? 'pushed-away-name' : 'pushed-away-message';
}
