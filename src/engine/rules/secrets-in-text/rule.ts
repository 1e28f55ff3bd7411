import { counting, reasonsFor } from '../../leaks/counting.ts';
import { secretFields } from '../../leaks/settings.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Neither title, description, branch name, commit messages, names of files nor the author's comments hold a secret. */
export const secretsInText = defineRule({
  id: 'secrets/in-text',
  settings: { scan: secretFields.scan, allow: secretFields.allow, 'inline-allow': secretFields['inline-allow'] },
  needs: ['secrets'],
  mayNeed: [],
  wakesOn: ['push', 'change', 'author-comment', 'review', 'thread'],
  texts: { en, fr },
  isAsked: ({ scan }) => scan['pull-request-text'],
  check(facts, settings) {
    const found = counting(facts, settings, ({ where, in: place }) => where === 'head' && place !== 'file');
    if (found.length === 0) return { outcome: 'pass', reasons: [{ key: 'none', values: {} }] };
    const reasons = reasonsFor(
      found,
      ({ in: place }) => place,
      () => undefined,
    );
    return { outcome: 'fail', reasons };
  },
});
