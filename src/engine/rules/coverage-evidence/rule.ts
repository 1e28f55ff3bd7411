import { unknownKinds } from '../../code-coverage/counted.ts';
import { figuresOfChange, shareOf } from '../../code-coverage/figures.ts';
import { lostPaths } from '../../code-coverage/lost-paths.ts';
import { marksOf } from '../../code-coverage/marks.ts';
import { type FileMeasure, linesOf, membersOf, branchesOf } from '../../code-coverage/measures.ts';
import { measuringFields, type MeasuringSettings } from '../../code-coverage/settings.ts';
import { type CoverageSight, type Ready, standingOf } from '../../code-coverage/standing.ts';
import { coverageTexts } from '../../code-coverage/texts.ts';
import { changedMeasuring, earlierOf, originsOf, roomOf } from '../../deliveries/origins.ts';
import { redJobsOf, tellJobs } from '../../deliveries/red-jobs.ts';
import { flooredPoints } from '../../evidence/line-coverage/threshold.ts';
import type { Numbering, Share } from '../../facts/coverage.ts';
import type { Reason, Value } from '../../facts/reason.ts';
import { matcherOf } from '../../settings/globs.ts';
import { defineRule, type Table } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Reports of known origin tell what the tests run; what they say as a whole. */
export const coverageEvidence = defineRule({
  id: 'coverage/evidence',
  settings: measuringFields,
  needs: ['evidence', 'coverage', 'files'],
  mayNeed: [],
  wakesOn: ['push', 'evidence', 'check', 'target-branch', 'clock'],
  texts: { en: { ...coverageTexts.en, ...en }, fr: { ...coverageTexts.fr, ...fr } },
  lint: ({ perimeter, components }) => [
    ...(perimeter.every((glob) => glob.startsWith('!'))
      ? [{ path: ['perimeter'], reason: { key: 'perimeter-empty', values: {} } }]
      : []),
    ...components.flatMap(({ name }, index) =>
      components.findIndex((one) => one.name === name) === index
        ? []
        : [{ path: ['components', index], reason: { key: 'component-twice', values: { name } } }],
    ),
  ],
  check(sight, settings) {
    const standing = standingOf(sight, settings);
    if (!standing.ready) return standing.answer;
    const { measures, assessment } = standing;
    return {
      outcome: 'pass',
      reasons: [
        measured(linesOf(measures.files)),
        { key: 'definition', values: {} },
        ...originsOf(assessment.accepted),
        ...assessment.leftOut,
        ...earlierOf(sight.evidence, assessment.accepted),
        ...changedMeasuring(sight.evidence),
        ...roomOf(sight.evidence),
        ...redJobs(sight, assessment.accepted),
        ...remarks(standing, sight, settings.perimeter),
        ...leftOut(standing, sight, settings['unresolved-paths']),
      ],
      // Where nothing is asked of the changed lines, no other rule shows them.
      marks: isPatchAsked(settings) ? [] : marksOf(standing.patch, 'told'),
      tables: [overview(sight, standing, settings), ...(isPatchAsked(settings) ? [] : figuresOfChange(standing.patch))],
    };
  },
});

function isPatchAsked({ patch }: MeasuringSettings): boolean {
  return patch.minimum !== null || patch.branches !== null;
}

/** Fewer tests only cover less: a job that broke off is told, and holds nothing here. */
function redJobs({ evidence }: CoverageSight, accepted: Ready['assessment']['accepted']): readonly Reason[] {
  const { measuring, others } = redJobsOf(evidence, accepted);
  return tellJobs('job-red', [...measuring, ...others]);
}

function measured(lines: Share): Reason {
  const { covered, total } = lines;
  if (total === 0) return { key: 'measured-nothing', values: {} };
  return { key: 'measured', values: { covered, total, share: { percent: flooredPoints(lines) } } };
}

/** What a person should know of reports that count all the same. */
function remarks(
  { assessment, measures }: Ready,
  { coverage, files }: CoverageSight,
  perimeter: readonly string[],
): readonly Reason[] {
  const accepted = new Set(assessment.accepted.map(({ id }) => id));
  const warned = assessment.accepted.flatMap(({ reports }) => reports).filter(({ kind }) => kind === 'coverage');
  const wrong = warned.filter(({ warnings }) => warnings.some(({ key }) => key === 'totals-differ'));
  const odd = warned.filter(({ warnings }) => warnings.some(({ key }) => key !== 'totals-differ'));
  const foreign = coverage.deliveries
    .filter(({ delivery }) => accepted.has(delivery))
    .flatMap(({ otherText }) => otherText);
  const withOrigin = (wanted: FileMeasure['origin']): readonly string[] =>
    measures.files.filter(({ origin, lines }) => origin === wanted && lines.total > 0).map(({ path }) => path);
  const vanished = measures.files.filter((file) => file.vanished > 0).map(({ path }) => path);
  return [
    ...listed(
      'totals-differ',
      wrong.map(({ path }) => path),
    ),
    ...listed(
      'report-oddities',
      odd.map(({ path }) => path),
    ),
    ...listed('other-text', [...new Set(foreign)]),
    ...listed('unmeasured', withOrigin('unmeasured')),
    ...listed('carried', withOrigin('carried')),
    ...listed('lines-vanished', vanished),
    ...listed('kinds-uncounted', unknownKinds(files, perimeter, measures.reported)),
    // Those inside hold the gate before anything is told here.
    ...listed(
      'mapped-outside',
      [...coverage.numbering]
        .filter(([, how]) => how === 'mapped')
        .map(pathOf)
        .toSorted(),
    ),
  ];
}

function pathOf([path]: readonly [path: string, numbering: Numbering]): string {
  return path;
}

/** Paths without a file that are few enough. */
function leftOut({ assessment }: Ready, { coverage }: CoverageSight, maximum: number): readonly Reason[] {
  const names = new Map(assessment.accepted.map(({ id, name }) => [id, name]));
  return coverage.deliveries.flatMap((one) => lostPaths(one, names.get(one.delivery), maximum).remarks);
}

function listed(key: string, paths: readonly string[]): readonly Reason[] {
  return paths.length === 0 ? [] : [{ key, values: { count: paths.length, paths: paths.slice(0, 100) } }];
}

/** The perimeter and each component, now and at the base. */
function overview(
  { coverage, files }: CoverageSight,
  { measures }: Ready,
  { components, perimeter }: MeasuringSettings,
): Table {
  const isInside = matcherOf(perimeter);
  const before = coverage.base?.files.filter(({ path }) => isInside(path)) ?? null;
  const withBranches = branchesOf(measures.files) !== null;
  const isAnyCarried = measures.files.some(({ origin }) => origin === 'carried');
  const row = (name: Value, isOwn: (path: string) => boolean): readonly Value[] => {
    const own = measures.files.filter(({ path }) => isOwn(path));
    const now = linesOf(own);
    const old = before === null ? null : linesOf(before.filter(({ path }) => isOwn(path)));
    const earlier = shareOf(old);
    const taken = withBranches ? [shareOf(branchesOf(own))] : [];
    return [name, ...cells(now), ...taken, earlier, ...(isAnyCarried ? [originOf(own)] : [])];
  };
  return {
    title: 'table-parts',
    columns: [
      'column-part',
      'column-share',
      'column-covered',
      'column-lines',
      ...(withBranches ? ['column-branches'] : []),
      'column-before',
      ...(isAnyCarried ? ['column-origin'] : []),
    ],
    rows: [
      row({ term: 'coverage.everything' }, () => true),
      ...components.map((one) => row(one.name, membersOf(one, files))),
    ],
    more: 0,
  };
}

function originOf(files: readonly FileMeasure[]): Value {
  const carried = files.filter(({ origin }) => origin === 'carried').length;
  if (carried === 0) return { term: 'coverage.measured' };
  return { term: carried === files.length ? 'coverage.carried' : 'coverage.carried-in-part' };
}

function cells(lines: Share): readonly Value[] {
  return [shareOf(lines), lines.covered, lines.total];
}
