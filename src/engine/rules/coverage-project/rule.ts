import { worstFiles } from '../../code-coverage/figures.ts';
import { branchesOf, linesOf } from '../../code-coverage/measures.ts';
import { minimumOf, together } from '../../code-coverage/minimums.ts';
import { measuringFields, projectSetting } from '../../code-coverage/settings.ts';
import { standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Tests run at least so much of the whole perimeter. */
export const coverageProject = defineRule({
  id: 'coverage/project',
  settings: { ...measuringFields, project: projectSetting },
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  isAsked: ({ project }) => project.minimum !== null || project.branches !== null,
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    if (!standing.ready) return standing.answer;
    const { files } = standing.measures;
    const { minimum, branches } = settings.project;
    const told = together([
      ...(minimum === null ? [] : [minimumOf('lines', linesOf(files), minimum)]),
      ...(branches === null ? [] : [minimumOf('branches', branchesOf(files), branches)]),
    ]);
    return { ...told, tables: worstFiles([{ part: null, files }]) };
  },
});
