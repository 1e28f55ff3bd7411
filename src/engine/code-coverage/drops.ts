import { flooredPoints } from '../evidence/line-coverage/threshold.ts';
import type { CoverageFacts, FileShare, StoredCoverage } from '../facts/coverage.ts';
import { atLeastTrust, type Trust } from '../facts/evidence.ts';
import { type ChangedFiles, renamesIn } from '../facts/file.ts';
import { aside, type Reason } from '../facts/reason.ts';
import { compared } from './drop.ts';
import type { FileMeasure } from './measures.ts';
import { together, type Told } from './minimums.ts';

/** What is compared with earlier values. */
export interface DropInquiry {
  /** Name of the component; `null`: the whole perimeter. */
  readonly component: string | null;
  readonly files: readonly FileMeasure[];
  readonly isOwn: (path: string) => boolean;
  /** What the pull request renames: a file under a new name is still the same one. */
  readonly changed: ChangedFiles;
  /** The least trust of a stored value that counts. */
  readonly trust: Trust;
  /** Hundredths of a per cent. */
  readonly maximum: number;
}

/**
 * Compares with the merge base and with the best value so far; where neither is stored only minimums hold, unless the
 * default branch delivered something that could not be recorded: whoever damages it there must not get rid of the limit.
 */
export function drops({ base, best, baseRefused }: CoverageFacts, inquiry: DropInquiry): ReturnType<typeof together> {
  const isUsable = ({ trust }: StoredCoverage): boolean => atLeastTrust(trust, inquiry.trust);
  const usable = base !== null && isUsable(base) ? base : null;
  const highest = best.find(({ component, stored }) => component === inquiry.component && isUsable(stored))?.stored;
  const against = usable === null ? [] : [againstOne(usable, 'drop', inquiry)];
  const told = highest === undefined ? against : [...against, againstOne(highest, 'best', inquiry)];
  const { outcome, reasons } = together(told);
  if (usable !== null || baseRefused === undefined)
    return { outcome, reasons: [...reasons, ...aside(remarks(usable, inquiry))] };
  const refused = [{ key: 'base-refused', values: { commit: { commit: baseRefused } } }];
  if (told.length === 0) return { outcome: 'undetermined', reasons: refused };
  return { outcome, reasons: [...reasons, ...aside(refused)] };
}

function againstOne(
  stored: StoredCoverage,
  kind: 'drop' | 'best',
  { isOwn, files, changed, maximum, component }: DropInquiry,
): Told {
  const { before, after, over, fell } = compared(
    underNewNames(
      stored.files.filter(({ path }) => isOwn(path)),
      changed,
    ),
    files,
    maximum,
  );
  const key = `${kind}-${fell ? 'fell' : 'held'}${over === 'common' ? '-common' : ''}`;
  return {
    outcome: fell ? 'fail' : 'pass',
    reason: {
      key,
      values: {
        part: component ?? { term: 'coverage.everything' },
        from: { percent: flooredPoints(before) },
        to: { percent: flooredPoints(after) },
        maximum: { percent: maximum },
        commit: { commit: stored.commit },
      },
    },
  };
}

/** Otherwise a fall would hide in a file that is gone and another that is new. */
function underNewNames(files: readonly FileShare[], changed: ChangedFiles): readonly FileShare[] {
  const names = renamesIn(changed);
  const taken = new Set(files.map(({ path }) => path));
  return files.map((file) => {
    const name = names.get(file.path);
    return name === undefined || taken.has(name) ? file : { ...file, path: name };
  });
}

function remarks(base: CoverageFacts['base'], { isOwn }: DropInquiry): readonly Reason[] {
  if (base === null) return [{ key: 'no-base', values: {} }];
  const { distance, commit } = base;
  const carried = base.files.filter(({ path, origin }) => origin === 'carried' && isOwn(path)).length;
  return [
    ...(distance === 0 ? [] : [{ key: 'base-ancestor', values: { distance, commit: { commit } } }]),
    ...(carried === 0 ? [] : [{ key: 'base-carried', values: { count: carried } }]),
  ];
}
