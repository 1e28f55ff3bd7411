import type { Reason } from '../facts/reason.ts';
import type { SecretFinding, Secrets } from '../facts/secret.ts';
import type { SecretSettings } from './settings.ts';
import { type Note, standingOf } from './standing.ts';
import { bounded, inOrder, valuesOf, waivableName } from './tell.ts';

/** A finding that counts. */
export interface Counting {
  readonly finding: SecretFinding;
  readonly note: Note | null;
}

/** What a rule looks at. */
interface Sight {
  readonly secrets: Secrets;
  readonly judgedAt: string;
}

/** The findings that count among those that a rule looks at, the worst first. */
export function counting(
  { secrets, judgedAt }: Sight,
  settings: Pick<SecretSettings, 'allow' | 'inline-allow'>,
  isWanted: (finding: SecretFinding) => boolean,
): readonly Counting[] {
  // What counts is told apart first: the same secret beside it may be set aside for what stands around it.
  const notes = new Map<SecretFinding, Note | null>();
  for (const finding of secrets.findings.filter(isWanted)) {
    const standing = standingOf(finding, settings, judgedAt);
    if (standing.counts) notes.set(finding, standing.note);
  }
  return inOrder([...notes.keys()]).map((finding) => ({ finding, note: notes.get(finding) ?? null }));
}

/** One reason a finding, and one more where the client should know something: both bear the name that a waiver gives. */
export function reasonsFor(
  several: readonly Counting[],
  keyOf: (finding: SecretFinding) => string,
  placeOf: (finding: SecretFinding) => Reason['at'],
): readonly Reason[] {
  return bounded(
    several.flatMap(({ finding, note }) => {
      const at = placeOf(finding);
      const told = {
        values: valuesOf(finding),
        fingerprint: waivableName(finding),
        ...(at === undefined ? {} : { at }),
      };
      return [{ key: keyOf(finding), ...told }, ...(note === null ? [] : [{ key: note, ...told }])];
    }),
  );
}
