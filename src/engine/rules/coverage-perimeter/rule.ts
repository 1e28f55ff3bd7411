import { measuringFields, outsideSetting } from '../../code-coverage/settings.ts';
import { isTestFile } from '../../code-coverage/test-files.ts';
import { languageOf } from '../../evidence/line-coverage/languages.ts';
import type { ChangedFile } from '../../facts/file.ts';
import type { Reason } from '../../facts/reason.ts';
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
    if (!files.entries.some(isCode)) return { outcome: 'not-applicable', reasons: [{ key: 'no-code', values: {} }] };
    const isInside = matcherOf(perimeter);
    const isNamed = matcherOf(perimeter.filter((glob) => !glob.startsWith('!')));
    const outside = files.entries.filter((file) => isCode(file) && !isInside(file.path));
    const isExcluded = ({ path }: ChangedFile): boolean => isNamed(path) || takenOut(perimeter)(path);
    const stray = outside.filter((file) => isNew(file) && !isExcluded(file) && !isTestFile(file.path));
    const listed = outside.filter((file) => !stray.includes(file) && !isTestFile(file.path));
    const isRefused = asked === 'refuse' && stray.length > 0;
    const reasons = [
      ...stray.map(({ path }) => found(path)),
      ...(listed.length === 0
        ? []
        : [{ key: 'unmeasured-changes', values: { count: listed.length, paths: listed.map(({ path }) => path) } }]),
    ];
    if (reasons.length === 0) return { outcome: 'pass', reasons: [{ key: 'inside', values: {} }] };
    return { outcome: isRefused ? 'fail' : 'pass', reasons };
  },
});

function isCode({ path, status, kind }: ChangedFile): boolean {
  return status !== 'removed' && kind === 'file' && languageOf(path) !== undefined;
}

/** A file that was moved here is as new to this place as one that was written. */
function isNew({ status }: ChangedFile): boolean {
  return status !== 'modified';
}

/** What the client took out of the perimeter by name. */
function takenOut(perimeter: readonly string[]): (path: string) => boolean {
  return matcherOf(perimeter.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
}

function found(path: string): Reason {
  return { key: 'outside', values: { path }, at: { path }, fingerprint: `outside-perimeter:${path}` };
}
