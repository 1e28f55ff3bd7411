import { resolve } from 'node:path';

import type { Reason } from '../engine/facts/reason.ts';
import type { Language } from '../engine/locales/texts.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';
import {
  loadBaseline,
  type Loaded,
  loadPolicy,
  loadRepositoryFile,
  type Policy,
  REPOSITORY_FILE,
} from '../engine/policy/load.ts';
import { resolvePolicy } from '../engine/policy/resolve.ts';
import type { Rule } from '../engine/rules/rule.ts';
import type { Judgement } from '../engine/verdict/judgement.ts';
import { type LocalRepository, openRepository } from '../platform/git/open-repository.ts';
import { GitProblem } from '../platform/git/problem.ts';
import { checkedOut, targetBranch, tipNamed } from '../platform/git/revisions.ts';
import { type ChangedPath, changesBetween } from '../platform/git/trees.ts';
import { textAt } from './file-at.ts';
import { judgeLocally, type LocalRules, type NotChecked, sortRules } from './judge-locally.ts';
import { localPieces, type Range, rangeOf, readLocalFacts } from './local-facts.ts';
import type { LocalSearch } from './local-secrets.ts';
import { measuredBy } from './measured-by.ts';
import { type OnOurWord, onOurWord } from './on-our-word.ts';
import { type LocalReports, readReports } from './read-reports.ts';

/** A policy's bytes with the path that its problems name. */
export interface PolicySource {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** What to check: commits by the names that git knows, the rest by value. */
export interface CheckRequest {
  readonly cwd: string;
  /** `null`: the branch that work goes to. */
  readonly base: string | null;
  /** `null`: what is checked out. */
  readonly head: string | null;
  readonly policy: PolicySource;
  readonly baseline: PolicySource | null;
  /** `owner/name`; `null`: as the remote `origin` has it. */
  readonly repository: string | null;
  /** Patterns of the reports to take in, relative to `cwd`; none: what rests on reports is not checked. */
  readonly evidence: readonly string[];
  /** Who searches for secrets; absent: nobody, and their rules are not checked. */
  readonly search?: LocalSearch;
  readonly rules: readonly Rule[];
  /** ISO 8601. */
  readonly now: string;
}

/** The answer, and what it does not cover; `notes` are keys of the check's own texts. */
export interface Checked {
  readonly judgement: Judgement;
  readonly language: Language;
  readonly timezone: string;
  readonly notChecked: readonly NotChecked[];
  readonly notes: readonly Reason[];
}

/** Judges what a clone can tell of a change. Advisory: whoever holds the clone could have written all of it. */
export async function checkRepository(request: CheckRequest): Promise<Checked> {
  const repository = await openRepository(request.cwd);
  const range = await rangeIn(repository, request);
  const organization = loadPolicy(request.policy.bytes, { file: request.policy.file, rules: request.rules });
  const baseline = baselineOf(request);
  const broken = [organization, baseline].filter((one) => one !== null).filter((one) => !one.ok);
  if (!organization.ok || broken.length > 0) {
    const [base, head] = [range.base.branch ?? range.base.sha, range.head.sha];
    const refusals = broken.flatMap((one) => one.refusals);
    const { language } = organization.ok ? organization.policy : organization;
    const judgement = { kind: 'policy-broken', head, base, refusals } as const;
    return { judgement, language, timezone: 'UTC', notChecked: [], notes: [] };
  }
  const shared = baseline?.ok === true ? baseline.policy : null;
  return judged(request, { repository, range }, { organization: organization.policy, baseline: shared });
}

interface Place {
  readonly repository: LocalRepository;
  readonly range: Range;
}

interface Layers {
  readonly organization: Policy;
  readonly baseline: Policy | null;
}

async function judged(
  request: CheckRequest,
  { repository, range }: Place,
  { organization, baseline }: Layers,
): Promise<Checked> {
  const { rules, now } = request;
  const name = request.repository ?? repository.name ?? '';
  const own = await ownFile(repository, range);
  const policy = resolvePolicy({
    organization,
    ...(baseline === null ? {} : { baseline }),
    ...(own === null ? {} : { repositoryFile: loadRepositoryFile(own, { file: REPOSITORY_FILE, rules }) }),
    repository: { id: 0, name },
    rules,
  });
  const reports = request.evidence.length === 0 ? null : await readReports(request.evidence, request.cwd);
  const { search, policy: source } = request;
  const secrets = search === undefined ? null : { policy, policyFile: resolve(request.cwd, source.file), search };
  const local = sortRules(rules, policy, localPieces({ reports, secrets }));
  const reading = { now, reports, secrets, wanted: local.wanted, isMeasured: measuredBy(policy) };
  const facts = await readLocalFacts({ ...repository, name }, range, reading);
  const taken = reports === null ? { policy, lowered: false } : onOurWord(policy);
  const { verdict, notChecked } = judgeLocally(facts, taken.policy, local);
  return {
    judgement: {
      kind: 'judged',
      verdict,
      number: 0,
      preview: true,
      leftToApp: blocking(policy, notChecked),
      others: [],
    },
    language: policy.language,
    timezone: policy.timezone,
    notChecked,
    notes: [
      ...notesOf({ range, name, organization, baseline }),
      ...searchNote(local),
      ...reportNotes(reports),
      ...loweredNote(taken),
    ],
  };
}

/** How many of the rules that were not checked would hold a merge. */
function blocking({ families }: EffectivePolicy, notChecked: readonly NotChecked[]): number {
  const held = new Set(families.filter(({ enforcement }) => enforcement === 'block').map(({ family }) => family));
  return notChecked.filter(({ family }) => held.has(family)).length;
}

/** As the App has it: what changes the repository's own file and nothing else is judged without that file. */
async function ownFile({ root }: LocalRepository, { forks, base, head }: Range): Promise<string | null> {
  const changes = await Promise.all(forks.map((fork) => changesBetween(root, fork, head.sha)));
  if (changes.length > 0 && changes.every(isOwnFileAlone)) return null;
  return textAt(root, base.sha, REPOSITORY_FILE);
}

/** The repository's own file and nothing else, under that name before and after: a regular one, or none any more. */
function isOwnFileAlone(changes: readonly ChangedPath[]): boolean {
  const [change] = changes;
  if (change === undefined || changes.length > 1) return false;
  const { path, previousPath, after } = change;
  return path === REPOSITORY_FILE && previousPath === null && (after === null || after.mode.startsWith('100'));
}

/** What a reader of the answer has to know about how it came about. */
function notesOf({ range, name, organization, baseline }: Layers & { readonly range: Range; readonly name: string }) {
  const { base, head } = range;
  const notes: Reason[] = [
    { key: 'compared', values: { base: base.branch ?? '', from: { commit: base.sha }, head: { commit: head.sha } } },
  ];
  notes.push({ key: 'committed', values: {} }, { key: 'advisory', values: {} });
  if (range.cut) notes.push({ key: 'shallow', values: {} });
  if (name === '') notes.push({ key: 'nameless', values: {} });
  const unread = baseline === null ? organization.extends : null;
  if (unread !== null) {
    const { owner, repository, commit } = unread;
    notes.push({ key: 'baseline-not-read', values: { baseline: `${owner}/${repository}@${commit}` } });
  }
  return notes;
}

function searchNote({ wanted }: LocalRules): readonly Reason[] {
  return wanted.has('secrets') ? [{ key: 'secrets-in-part', values: {} }] : [];
}

function loweredNote({ lowered }: OnOurWord): readonly Reason[] {
  return lowered ? [{ key: 'origin-not-asked', values: {} }] : [];
}

function reportNotes(reports: LocalReports | null): readonly Reason[] {
  if (reports === null) return [{ key: 'no-reports', values: {} }];
  const told = reports.problems.map(({ path, problem }): Reason => {
    const why = typeof problem === 'string' ? problem : problem.key;
    return { key: `left-out-${why}`, values: { path }, at: { path } };
  });
  return [{ key: 'reports', values: { count: reports.reports.length } }, ...told];
}

function baselineOf({ baseline, rules }: CheckRequest): Loaded<Policy> | null {
  return baseline === null ? null : loadBaseline(baseline.bytes, { file: baseline.file, rules, consumer: null });
}

async function rangeIn(repository: LocalRepository, { base, head }: CheckRequest): Promise<Range> {
  const { root } = repository;
  const to = base === null ? await targetBranch(root) : await tipNamed(root, base);
  if (to === null) throw new GitProblem('The branch that this work goes to was not found; name it with --base.');
  return rangeOf(repository, to, head === null ? await checkedOut(root) : await tipNamed(root, head));
}
