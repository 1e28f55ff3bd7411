import { drops } from '../../code-coverage/drops.ts';
import { measuringFields, projectSetting } from '../../code-coverage/settings.ts';
import { standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { matcherOf } from '../../settings/globs.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Coverage of the whole perimeter does not fall. */
export const coverageDrop = defineRule({
  id: 'coverage/drop',
  settings: { ...measuringFields, project: projectSetting },
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  isAsked: ({ project }) => project['maximum-drop'] !== null,
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    const maximum = settings.project['maximum-drop'];
    if (!standing.ready) return standing.answer;
    if (maximum === null) return { outcome: 'not-applicable', reasons: [] };
    return drops(sight.coverage, {
      component: null,
      files: standing.measures.files,
      isOwn: matcherOf(settings.perimeter),
      changed: sight.files,
      trust: settings.evidence.trust,
      maximum,
    });
  },
});
