import { figuresOfChange } from '../../code-coverage/figures.ts';
import { marksOf } from '../../code-coverage/marks.ts';
import { branchesAmong } from '../../code-coverage/measures.ts';
import { minimumOf, together, type Told } from '../../code-coverage/minimums.ts';
import type { FilePatch } from '../../code-coverage/patch.ts';
import { measuringFields } from '../../code-coverage/settings.ts';
import type { Silence } from '../../code-coverage/silence.ts';
import { standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { addShares } from '../../evidence/line-coverage/report.ts';
import type { Share } from '../../facts/coverage.ts';
import { aside, type Reason } from '../../facts/reason.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Most files that are named. */
const MOST_FILES = 20;
const NONE: Share = { covered: 0, total: 0 };

/** Tests run at least so much of what a pull request adds and changes. */
export const coveragePatch = defineRule({
  id: 'coverage/patch',
  settings: measuringFields,
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  isAsked: ({ patch }) => patch.minimum !== null || patch.branches !== null,
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    if (!standing.ready) return standing.answer;
    const { patch: files, silences } = standing;
    const { minimum, branches } = settings.patch;
    const figures = [
      ...(minimum === null ? [] : [minimumOf('patch', linesOf(files), minimum)]),
      ...(branches === null ? [] : [minimumOf('patch-branches', branchesOf(files), branches)]),
    ];
    const isBelow = figures.some(({ outcome }) => outcome === 'fail');
    // Files that no report names are named one by one below; where that fails anyway they need no second sentence.
    const untold = silences.filter(({ inMeasured }) => inMeasured || !isBelow);
    const told = together([...figures, ...untold.map(silent)]);
    return {
      outcome: told.outcome,
      reasons: [...told.reasons, ...aside(heavyLines(files)), ...(told.outcome === 'pass' ? [] : findings(files))],
      marks: marksOf(files, told.outcome === 'pass' ? 'told' : 'held'),
      tables: figuresOfChange(files),
    };
  },
});

function linesOf(files: readonly FilePatch[]): Share {
  return files.map(({ lines }) => lines).reduce(addShares, NONE);
}

function branchesOf(files: readonly FilePatch[]): Share | null {
  const counted = files.map(({ state, ...file }) => ({ ...file, isMeasured: state !== 'unmeasured' }));
  return files.length === 0 ? NONE : branchesAmong(counted);
}

/** A figure that is higher than the lines that people see needs a word. */
function heavyLines(files: readonly FilePatch[]): readonly Reason[] {
  const heavy = files.filter((file) => file.heavy.count > 0);
  const sum = (key: keyof FilePatch['heavy']): number => heavy.reduce((total, file) => total + file.heavy[key], 0);
  const values = {
    count: sum('count'),
    weight: sum('weight'),
    paths: heavy.slice(0, MOST_FILES).map(({ path }) => path),
  };
  return heavy.length === 0 ? [] : [{ key: 'heavy-lines', values }];
}

function silent({ extension, lines, maximum }: Silence): Told {
  const values = { extension, count: lines.covered, total: lines.total, maximum: { percent: maximum } };
  return { outcome: 'undetermined', reason: { key: 'without-record', values } };
}

/** Files that stand out, worst first. */
function findings(files: readonly FilePatch[]): readonly Reason[] {
  const worstFirst = files.toSorted((one, other) => other.uncovered.length - one.uncovered.length);
  const untested = worstFirst.filter(({ state }) => state === 'unmeasured');
  const sparse = worstFirst.filter(({ state }) => state === 'sparse');
  const long = worstFirst.filter((file) => file.long.length > 0);
  return [
    ...untested.slice(0, MOST_FILES).map(untestedFile),
    ...(untested.length > MOST_FILES
      ? [{ key: 'more-untested', values: { count: untested.length - MOST_FILES } }]
      : []),
    ...sparse.slice(0, MOST_FILES).map(({ path, code, withoutRecord }): Reason => {
      return { key: 'sparse-file', values: { path, code, count: withoutRecord }, at: { path } };
    }),
    ...long.slice(0, MOST_FILES).map(({ path, long: [line = 1] }): Reason => {
      return { key: 'long-line', values: { path }, at: { path, line } };
    }),
  ];
}

function untestedFile({ path, isNew, lines }: FilePatch): Reason {
  return { key: isNew ? 'untested-file' : 'unmeasured-file', values: { path, count: lines.total }, at: { path } };
}
