import { measuringFields, outsideSetting } from '../../code-coverage/settings.ts';
import { isTestFile } from '../../code-coverage/test-files.ts';
import { isSource } from '../../evidence/line-coverage/source/languages.ts';
import { measuringPart } from '../../evidence/measuring/measuring-files.ts';
import type { ChangedFile } from '../../facts/file.ts';
import { aside, type Reason } from '../../facts/reason.ts';
import { matcherOf } from '../../settings/globs.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** New code lies where it is measured. */
export const coveragePerimeter = defineRule({
  id: 'coverage/perimeter',
  settings: { perimeter: measuringFields.perimeter, 'outside-perimeter': outsideSetting },
  needs: ['files'],
  mayNeed: [],
  wakesOn: ['push'],
  texts: { en, fr },
  isAsked: ({ perimeter }) => !perimeter.includes('**') || perimeter.length > 1,
  check({ files }, { perimeter, 'outside-perimeter': asked }) {
    if (!files.entries.some(wasOrIsCode))
      return { outcome: 'not-applicable', reasons: [{ key: 'no-code', values: {} }] };
    const isInside = matcherOf(perimeter);
    const isNamed = matcherOf(perimeter.filter((glob) => !glob.startsWith('!')));
    const outside = files.entries.filter((file) => isCode(file) && !isInside(file.path));
    const isExcluded = ({ path }: ChangedFile): boolean => isNamed(path) || takenOut(perimeter)(path);
    const left = files.entries.filter((file) => leaves(file, isInside));
    const stray = outside.filter(
      (file) => isNew(file) && !isExcluded(file) && !isTestFile(file.path) && !isConfiguration(file),
    );
    const found = [...new Set([...left, ...stray])];
    const listed = outside.filter((file) => !found.includes(file) && !isTestFile(file.path));
    const isRefused = asked === 'refuse' && found.length > 0;
    const reasons = [
      ...found.map((file) => finding(file, left.includes(file))),
      ...(listed.length === 0
        ? []
        : aside([
            { key: 'unmeasured-changes', values: { count: listed.length, paths: listed.map(({ path }) => path) } },
          ])),
    ];
    if (reasons.length === 0) return { outcome: 'pass', reasons: [{ key: 'inside', values: {} }] };
    return { outcome: isRefused ? 'fail' : 'pass', reasons };
  },
});

function isCode({ path, status, kind }: ChangedFile): boolean {
  return status !== 'removed' && kind === 'file' && isSource(path);
}

/** What sets up tools is not run by tests, wherever the perimeter ends; judged by the name alone, since a folder could hold anything. */
function isConfiguration({ path }: ChangedFile): boolean {
  return measuringPart(path.slice(path.lastIndexOf('/') + 1)) !== 'nothing';
}

/** A file that was moved here is as new to this place as one that was written. */
function isNew({ status }: ChangedFile): boolean {
  return status !== 'modified';
}

function wasOrIsCode(file: ChangedFile): boolean {
  return isCode(file) || (file.status === 'renamed' && isSource(file.previousPath ?? ''));
}

/** Code that was measured and is moved to where nothing is: among tests, what was taken out, or under a name of no language. */
function leaves({ status, path, previousPath }: ChangedFile, isInside: (path: string) => boolean): boolean {
  if (status !== 'renamed' || previousPath === null) return false;
  const wasMeasured = isSource(previousPath) && isInside(previousPath) && !isTestFile(previousPath);
  return wasMeasured && (!isSource(path) || !isInside(path));
}

/** What the client took out of the perimeter by name. */
function takenOut(perimeter: readonly string[]): (path: string) => boolean {
  return matcherOf(perimeter.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
}

function finding({ path, previousPath }: ChangedFile, hasLeft: boolean): Reason {
  const about = { at: { path }, fingerprint: `outside-perimeter:${path}` };
  return hasLeft
    ? { key: 'moved-out', values: { path, before: previousPath ?? '' }, ...about }
    : { key: 'outside', values: { path }, ...about };
}
