import { membersOf } from '../../code-coverage/measures.ts';
import { measuringFields, pathsSetting } from '../../code-coverage/settings.ts';
import { standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { flooredPoints, reaches } from '../../evidence/line-coverage/threshold.ts';
import type { Reason } from '../../facts/reason.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Most files that are named one by one. */
const MOST = 50;

/** Single files reach their own minimum. */
export const coveragePaths = defineRule({
  id: 'coverage/paths',
  settings: { ...measuringFields, paths: pathsSetting },
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  isAsked: ({ paths }) => paths.length > 0,
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    if (!standing.ready) return standing.answer;
    const asked = settings.paths.map(({ match, minimum }) => ({
      match,
      isOwn: membersOf({ paths: match }, sight.files),
      minimum,
    }));
    const below = standing.measures.files.flatMap(({ path, lines }) => {
      const minimum = Math.max(0, ...asked.filter(({ isOwn }) => isOwn(path)).map((one) => one.minimum));
      if (reaches(lines, minimum)) return [];
      const shares = { share: { percent: flooredPoints(lines) }, minimum: { percent: minimum } };
      return [{ key: 'file-below', values: { path, ...shares }, at: { path } }];
    });
    const idle = asked.filter(({ isOwn }) => !standing.measures.files.some(({ path }) => isOwn(path)));
    const unused = idle.map(({ match }): Reason => ({ key: 'minimum-without-file', values: { patterns: match } }));
    if (below.length === 0) {
      const reached = idle.length === asked.length ? [] : [{ key: 'files-reached', values: {} }];
      return { outcome: 'pass', reasons: [...reached, ...unused] };
    }
    const more = below.length - MOST;
    const rest = more > 0 ? [{ key: 'more-files', values: { count: more } }] : [];
    return { outcome: 'fail', reasons: [...below.slice(0, MOST), ...rest, ...unused] };
  },
});
