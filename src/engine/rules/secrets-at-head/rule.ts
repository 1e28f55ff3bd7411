import { counting, reasonsFor } from '../../leaks/counting.ts';
import { secretFields } from '../../leaks/settings.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** No file at the head holds a secret that the pull request adds. */
export const secretsAtHead = defineRule({
  id: 'secrets/at-head',
  settings: {
    scan: secretFields.scan,
    detectors: secretFields.detectors,
    baselines: secretFields.baselines,
    allow: secretFields.allow,
    'inline-allow': secretFields['inline-allow'],
  },
  needs: ['secrets'],
  mayNeed: [],
  wakesOn: ['push', 'target-branch'],
  texts: { en, fr },
  check(facts, settings) {
    const found = counting(facts, settings, ({ where, in: place }) => where === 'head' && place === 'file');
    if (found.length === 0) return { outcome: 'pass', reasons: [{ key: 'none', values: {} }] };
    const reasons = reasonsFor(
      found,
      () => 'found',
      ({ path, line, column }) => ({ path, line, column }),
    );
    return { outcome: 'fail', reasons };
  },
});
