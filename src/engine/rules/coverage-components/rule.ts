import { drops } from '../../code-coverage/drops.ts';
import { worstFiles } from '../../code-coverage/figures.ts';
import { branchesOf, linesOf, membersOf } from '../../code-coverage/measures.ts';
import { minimumOf, together, type Told } from '../../code-coverage/minimums.ts';
import { type Component, measuringFields, type MeasuringSettings } from '../../code-coverage/settings.ts';
import { type CoverageSight, type Ready, standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { addShares } from '../../evidence/line-coverage/report.ts';
import type { Reason } from '../../facts/reason.ts';
import { matcherOf } from '../../settings/globs.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Each component is as the policy wants it. */
export const coverageComponents = defineRule({
  id: 'coverage/components',
  settings: measuringFields,
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  isAsked: ({ components }) => components.some(asksSomething),
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    if (!standing.ready) return standing.answer;
    const asked = settings.components.filter(asksSomething);
    const told = asked.map((one) => ({ one, figures: answerOf(one, sight, standing, settings) }));
    const below = told.filter(({ figures }) => figures.some(({ outcome }) => outcome === 'fail'));
    return {
      ...together(told.flatMap(({ figures }) => figures)),
      tables: worstFiles(below.map(({ one }) => ({ part: one.name, files: filesOf(one, sight, standing) }))),
    };
  },
});

function asksSomething({ project, patch }: Component): boolean {
  return [project.minimum, project.branches, project['maximum-drop'], patch.minimum].some((asked) => asked !== null);
}

function answerOf(
  component: Component,
  sight: CoverageSight,
  standing: Ready,
  settings: MeasuringSettings,
): readonly Told[] {
  const { name, project } = component;
  const { patch, silent } = standing;
  const isOwn = membersOf(component, sight.files);
  const files = filesOf(component, sight, standing);
  if (files.length === 0) return [absent(component, sight, settings)];
  const own = patch
    .filter(({ path }) => isOwn(path))
    .map(({ path, lines }) => ({ ...lines, total: lines.total + (silent.get(path) ?? 0) }));
  const changed = own.reduce(addShares, { covered: 0, total: 0 });
  const part = { part: name };
  const lines = files.every(({ origin }) => origin === 'carried') ? 'carried' : 'lines';
  return [
    ...(project.minimum === null ? [] : [minimumOf(lines, linesOf(files), project.minimum, part)]),
    ...(project.branches === null ? [] : [minimumOf('branches', branchesOf(files), project.branches, part)]),
    ...(component.patch.minimum === null ? [] : [minimumOf('patch', changed, component.patch.minimum, part)]),
    ...dropOf(component, files, sight, settings),
  ];
}

function filesOf(component: Component, { files }: CoverageSight, { measures }: Ready): Ready['measures']['files'] {
  const isOwn = membersOf(component, files);
  return measures.files.filter(({ path }) => isOwn(path));
}

function dropOf(
  component: Component,
  files: Ready['measures']['files'],
  { coverage, files: changed }: CoverageSight,
  { evidence: { trust } }: MeasuringSettings,
): readonly Told[] {
  const maximum = component.project['maximum-drop'];
  if (maximum === null) return [];
  const isOwn = membersOf(component, changed);
  const { outcome, reasons } = drops(coverage, { component: component.name, files, isOwn, changed, trust, maximum });
  return reasons.map((reason) => ({ outcome, reason }));
}

/** Code that moved out of a component must not leave its minimum behind. */
function absent({ name, paths }: Component, { coverage }: CoverageSight, { perimeter }: MeasuringSettings): Told {
  const [isOwn, isInside] = [matcherOf(paths), matcherOf(perimeter)];
  const isGone = coverage.base?.files.some(({ path }) => isOwn(path) && isInside(path)) ?? false;
  const reason: Reason = { key: isGone ? 'component-gone' : 'component-empty', values: { part: name } };
  return { outcome: isGone ? 'fail' : 'pass', reason };
}
