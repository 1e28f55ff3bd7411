import type { Reason } from '../../facts/reason.ts';
import type { SecretFinding } from '../../facts/secret.ts';
import { secretFields } from '../../leaks/settings.ts';
import { type Standing, standingOf } from '../../leaks/standing.ts';
import { bounded, inOrder, valuesOf } from '../../leaks/tell.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Shows what was found and does not count, and why: nothing is dropped in silence. */
export const secretsSetAside = defineRule({
  id: 'secrets/set-aside',
  settings: { allow: secretFields.allow, 'inline-allow': secretFields['inline-allow'] },
  needs: ['secrets'],
  mayNeed: [],
  wakesOn: ['push', 'change', 'clock'],
  texts: { en, fr },
  check({ secrets, judgedAt }, settings) {
    const judged = inOrder(secrets.findings).map((finding) => ({
      finding,
      standing: standingOf(finding, settings, judgedAt),
    }));
    const aside = judged.flatMap(({ finding, standing }) => (standing.counts ? [] : [{ finding, standing }]));
    if (aside.length === 0) return { outcome: 'not-applicable', reasons: [] };
    const older = aside.filter(({ standing }) => standing.why === 'older').length;
    const shown = aside.filter(({ standing }) => standing.why !== 'older').map(reasonOf);
    const ends = aside.flatMap(({ standing }) => standing.until ?? []).toSorted();
    return {
      outcome: 'pass',
      reasons: [...bounded(shown), ...(older === 0 ? [] : [{ key: 'older', values: { count: older } }])],
      ...(ends[0] === undefined ? {} : { changesAt: ends[0] }),
    };
  },
});

interface Aside {
  readonly finding: SecretFinding;
  readonly standing: Extract<Standing, { readonly counts: false }>;
}

function reasonOf({ finding, standing: { why, until, reason } }: Aside): Reason {
  const { in: place, path, line, column, where, demoted } = finding;
  const values = {
    ...valuesOf(finding),
    place: { term: `secret.in.${place}` },
    because: why === 'likely-not' ? { term: `secret.demotion.${demoted ?? ''}` } : reason,
    ...(until === null ? {} : { until: { date: until } }),
  };
  const at = where === 'head' ? { path, line, column } : { path };
  return {
    key: why === 'allowed' && until === null ? 'allowed-for-good' : why,
    values,
    ...(place === 'file' ? { at } : {}),
  };
}
