import { approvalPieces, type Ballot, ballotOf, type Count, countOwners } from '../../approvals/count.ts';
import { distinct, tallyOf } from '../../approvals/report.ts';
import { codeownersField, countingFields } from '../../approvals/settings.ts';
import { approvalTexts } from '../../approvals/texts.ts';
import {
  type Codeowners,
  decidingLine,
  type OwnerLine,
  parseCodeowners,
  resolveOwner,
} from '../../codeowners/codeowners.ts';
import type { Account } from '../../facts/account.ts';
import { pathsOf } from '../../facts/file.ts';
import type { Place, Reason } from '../../facts/reason.ts';
import { namesAt } from '../../predicates/files.ts';
import type { SettingsOf } from '../../settings/setting.ts';
import { type Answer, type AnswerOutcome, defineRule, type FactsWith } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const settings = { ...countingFields, codeowners: codeownersField };
const needs = [...approvalPieces, 'codeowners', 'directory'] as const;

type Sight = FactsWith<(typeof needs)[number]>;

/** Approval by the owners that the CODEOWNERS file of the default branch names for the changed files. */
export const reviewsCodeowners = defineRule({
  id: 'reviews/codeowners',
  settings,
  needs,
  mayNeed: [],
  wakesOn: ['change', 'push', 'review', 'comment', 'people', 'target-branch'],
  texts: { en: { ...approvalTexts.en, ...en }, fr: { ...approvalTexts.fr, ...fr } },
  isAsked: ({ codeowners }) => codeowners.enabled,
  check,
});

/** One line of CODEOWNERS and the changed paths that it decides for. */
interface Scope {
  readonly line: OwnerLine;
  readonly paths: readonly string[];
}

interface Judged {
  readonly outcome: AnswerOutcome;
  readonly reason: Reason;
  readonly count: Count | null;
  /** Whether nobody but the client can get any further. */
  readonly isStuck: boolean;
}

function check(facts: Sight, asked: SettingsOf<typeof settings>): Answer {
  if (facts.codeowners === null) return { outcome: 'not-applicable', reasons: [{ key: 'no-file', values: {} }] };
  const { path, text } = facts.codeowners;
  const file = parseCodeowners(text);
  if (file === null) return clients({ key: 'file-too-large', values: { path } });
  const [invalid] = file.invalid;
  if (invalid !== undefined)
    return clients(at({ key: 'line-invalid', values: { line: invalid } }, { path, line: invalid }));

  const scopes = scopesOf(file, facts).filter(({ line }) => line.owners.length > 0);
  if (scopes.length === 0) return { outcome: 'not-applicable', reasons: [{ key: 'no-owner', values: {} }] };
  const ballot = ballotOf(facts, asked);
  const judged = scopes.map((scope) =>
    judge(scope, ballot, { facts, path, wanted: asked.codeowners['approvals-per-scope'] }),
  );
  return answerOf(judged);
}

function answerOf(judged: readonly Judged[]): Answer {
  const outcome =
    (['undetermined', 'fail', 'waiting'] as const).find((one) => judged.some((scope) => scope.outcome === one)) ??
    'pass';
  const counts = judged.flatMap(({ count }) => count ?? []);
  const tally = tallyOf(counts);
  const waiting = judged.filter((scope) => scope.outcome === 'waiting');
  return {
    outcome,
    reasons: [
      ...judged.map(({ reason }) => reason),
      ...distinct(counts.flatMap(({ doubts }) => doubts)),
      ...tally.reasons,
    ],
    counted: tally.counted,
    notCounted: tally.notCounted,
    ...(outcome === 'waiting' ? { waitsFor: distinct(waiting.flatMap(({ count }) => count?.able ?? [])) } : {}),
    ...(judged.some(({ isStuck }) => isStuck) ? { clientMustAct: true } : {}),
  };
}

/** Every line that decides for a changed path, old paths of renames and disputed ones included. */
function scopesOf(file: Codeowners, { files }: Sight): readonly Scope[] {
  const paths = files.entries.flatMap((entry) =>
    pathsOf(entry).flatMap((path) => namesAt(entry, path).map((name) => ({ path, line: decidingLine(file, name) }))),
  );
  const disputed = files.disputed.map((path) => ({ path, line: decidingLine(file, path) }));
  const scopes = new Map<number, Scope>();
  for (const { path, line } of [...paths, ...disputed]) {
    if (line === null) continue;
    const known = scopes.get(line.line)?.paths ?? [];
    scopes.set(line.line, { line, paths: known.includes(path) ? known : [...known, path] });
  }
  return [...scopes.values()].toSorted((one, other) => one.line.line - other.line.line);
}

interface Setting {
  readonly facts: Sight;
  readonly path: string;
  readonly wanted: number;
}

function judge({ line, paths }: Scope, ballot: Ballot, { facts, path, wanted }: Setting): Judged {
  const place = { path, line: line.line };
  const values = { line: line.line, pattern: line.pattern, paths, needed: wanted };
  const resolved = line.owners.map((owner) => resolveOwner(owner, facts.directory));
  const lost = resolved.filter(({ state }) => state === 'unresolved').map(({ owner }) => owner);
  if (lost.length > 0)
    return stuck('undetermined', at({ key: 'owner-unresolved', values: { ...values, owners: lost } }, place));

  const owners = resolved.flatMap((one): readonly Account[] => (one.state === 'found' ? one.accounts : []));
  const clientOwners = owners.filter((account) => facts.people.isClient(account));
  if (clientOwners.length === 0) return stuck('fail', at({ key: 'owners-are-vendors', values }, place));
  const count = countOwners(ballot, clientOwners, wanted);
  const told = { ...values, counted: count.counted.length, missing: count.missing, who: count.able };
  if (count.doubts.length > 0)
    return {
      outcome: 'undetermined',
      reason: at({ key: 'scope-undetermined', values: told }, place),
      count,
      isStuck: false,
    };
  if (count.missing === 0)
    return { outcome: 'pass', reason: at({ key: 'scope-pass', values: told }, place), count, isStuck: false };
  const isStuck = count.able.length === 0;
  return {
    outcome: 'waiting',
    reason: at({ key: isStuck ? 'scope-stuck' : 'scope-waiting', values: told }, place),
    count,
    isStuck,
  };
}

function stuck(outcome: AnswerOutcome, reason: Reason): Judged {
  return { outcome, reason, count: null, isStuck: true };
}

function clients(reason: Reason): Answer {
  return { outcome: 'undetermined', reasons: [reason], clientMustAct: true };
}

function at(reason: Reason, place: Place): Reason {
  return { ...reason, at: place };
}
