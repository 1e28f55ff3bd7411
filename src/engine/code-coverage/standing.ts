import { type Assessment, assess } from '../deliveries/assess.ts';
import { type HeldAnswer, heldBy } from '../deliveries/held.ts';
import { isSource } from '../evidence/line-coverage/source/languages.ts';
import type { CoverageFacts, FileCoverage, Numbering } from '../facts/coverage.ts';
import type { Evidence } from '../facts/evidence.ts';
import { type ChangedFiles, pathsOf } from '../facts/file.ts';
import type { Reason } from '../facts/reason.ts';
import { concernsCoverage } from './applies.ts';
import { countedIn, isEverything, unknownKinds } from './counted.ts';
import { lostPaths } from './lost-paths.ts';
import { type Measures, measuresOf, reportedBy } from './measures.ts';
import { type FilePatch, isBeyondEnd, patchOf } from './patch.ts';
import type { MeasuringSettings } from './settings.ts';
import { type Silence, silencesIn, silentLines } from './silence.ts';

/** The facts that coverage is judged by. */
export interface CoverageSight {
  readonly judgedAt: string;
  readonly evidence: Evidence;
  readonly coverage: CoverageFacts;
  readonly files: ChangedFiles;
}

/** Why nothing can be judged yet, as every rule of the family answers. */
export interface NotReady {
  readonly ready: false;
  readonly answer: HeldAnswer;
}

/** The perimeter and the change, measured. */
export interface Ready {
  readonly ready: true;
  readonly assessment: Assessment;
  readonly measures: Measures;
  readonly patch: readonly FilePatch[];
  readonly silences: readonly Silence[];
  /** Changed lines of each file that reports should have told and did not. */
  readonly silent: ReadonlyMap<string, number>;
}

/** What was last found for these facts: every rule of the family asks the same, and it is worth a second in a large repository. */
const found = new WeakMap<CoverageFacts, { readonly about: readonly unknown[]; readonly standing: NotReady | Ready }>();

/** Whether coverage can be judged at all; partial, foreign or unreadable evidence never is. */
export function standingOf(sight: CoverageSight, settings: MeasuringSettings): NotReady | Ready {
  const about = [sight.evidence, sight.files, sight.judgedAt, ...measuringKeys.map((key) => settings[key])];
  const known = found.get(sight.coverage);
  if (known?.about.every((part, at) => part === about[at]) === true) return known.standing;
  const standing = look(sight, settings);
  found.set(sight.coverage, { about, standing });
  return standing;
}

const measuringKeys = [
  'perimeter',
  'components',
  'evidence',
  'patch',
  'unresolved-paths',
] as const satisfies readonly (keyof MeasuringSettings)[];

function look(sight: CoverageSight, settings: MeasuringSettings): NotReady | Ready {
  const { evidence, coverage, files, judgedAt } = sight;
  if (!concernsCoverage(files, evidence, settings.perimeter))
    return notReady('not-applicable', [{ key: 'not-concerned', values: {} }]);
  const assessment = assess(evidence, { kind: 'coverage', asked: settings.evidence, judgedAt });
  const held = heldBy(assessment);
  if (held !== null) return { ready: false, answer: held };
  const reported = reportedBy(coverage, assessment.accepted);
  const patch = patchOf(coverage, reported, settings.perimeter);
  const silences = silencesIn(patch, settings.patch['without-record']);
  const silent = silentLines(patch, silences);
  const measures = measuresOf(coverage, { reported, silent }, settings);
  const doubts = doubtsOf(sight, settings, { assessment, measures, patch });
  if (doubts.length > 0) return notReady('undetermined', doubts);
  if (isEmpty(measures, coverage, settings.perimeter)) return { ready: false, answer: noFile };
  return { ready: true, assessment, measures, patch, silences, silent };
}

const noFile: HeldAnswer = {
  outcome: 'undetermined',
  reasons: [{ key: 'perimeter-without-file', values: {} }],
  clientMustAct: true,
};

/** A perimeter in which nothing lies and nothing lay names the wrong place; `**` names none. */
function isEmpty({ files, uncounted }: Measures, { base }: CoverageFacts, perimeter: readonly string[]): boolean {
  if (isEverything(perimeter) || files.length + uncounted.length > 0) return false;
  const isInside = countedIn(perimeter);
  return base?.files.some(({ path }) => isInside(path)) !== true;
}

function notReady(outcome: HeldAnswer['outcome'], reasons: readonly Reason[]): NotReady {
  return { ready: false, answer: { outcome, reasons } };
}

function doubtsOf(
  { coverage, files }: CoverageSight,
  settings: MeasuringSettings,
  { assessment, measures, patch }: Pick<Ready, 'assessment' | 'measures' | 'patch'>,
): readonly Reason[] {
  const names = new Map(assessment.accepted.map(({ id, name }) => [id, name]));
  const isInside = countedIn(settings.perimeter);
  const unread = coverage.unread.filter(isInside);
  const disputed = files.disputed.filter(isInside);
  const beyond = patch.filter(({ beyondEnd }) => beyondEnd).map(({ path }) => path);
  const unchanged = [...coverage.lengths].filter(([path]) => isInside(path) && measures.reported.has(path));
  const longer = unchanged.filter(([path, length]) => isLonger(measures.reported.get(path), length));
  return [
    ...coverage.deliveries.flatMap(
      (one) => lostPaths(one, names.get(one.delivery), settings['unresolved-paths']).doubts,
    ),
    ...listed('another-text', [...new Set([...beyond, ...pathsIn(longer)])].toSorted()),
    ...listed('lines-mapped', numbered(coverage, 'mapped').filter(isInside)),
    ...listed(
      'line-ends',
      numbered(coverage, 'line-ends').filter((path) => isInside(path) && measures.reported.has(path)),
    ),
    ...listed('lengths-unread', pathsIn(unchanged.filter(([, length]) => length === null))),
    ...listed('lines-unread', unread),
    ...listed('lines-disputed', disputed),
    ...listed('files-uncounted', measures.uncounted),
    ...listed('not-text', unreadable(files, isInside)),
    ...listed(
      'kind-unknown',
      isEverything(settings.perimeter) ? [] : unknownKinds(files, settings.perimeter, measures.reported),
    ),
  ];
}

function numbered({ numbering }: CoverageFacts, how: Numbering): readonly string[] {
  return [...numbering].flatMap(([path, one]) => (one === how ? [path] : [])).toSorted();
}

function isLonger(file: FileCoverage | undefined, length: number | null): boolean {
  return file !== undefined && length !== null && isBeyondEnd(file, length);
}

function pathsIn(entries: readonly (readonly [path: string, length: number | null])[]): readonly string[] {
  return entries.map(([path]) => path);
}

/** What stands where code would be and is none: nobody can measure it. */
function unreadable({ entries }: ChangedFiles, isInside: (path: string) => boolean): readonly string[] {
  return entries
    .filter(({ path, kind, status }) => {
      if (kind === 'file' || status === 'removed') return false;
      return kind !== 'lfs-pointer' || isSource(path);
    })
    .filter((file) => pathsOf(file).some((path) => isInside(path) || isInside(`${path}/`)))
    .map(({ path }) => path);
}

function listed(key: string, paths: readonly string[]): readonly Reason[] {
  return paths.length === 0 ? [] : [{ key, values: { count: paths.length, paths: paths.slice(0, 100) } }];
}
