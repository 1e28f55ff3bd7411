import type { Check, CheckConclusion } from '../../facts/check.ts';
import type { Piece } from '../../facts/facts.ts';
import { type ChangedFiles, pathsOf } from '../../facts/file.ts';
import type { Reason, Value } from '../../facts/reason.ts';
import { denyList } from '../../settings/lists.ts';
import { type Answer, type AnswerOutcome, defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { type Required, required, trustsAnyWorkflow } from './required.ts';
import { sourceOf, stranger, isWanted } from './sources.ts';

/** What other tools said: each named check of each named source succeeded on the head. */
export const checksRequired = defineRule({
  id: 'checks/required',
  settings: {
    required: denyList(required, {
      initial: [],
      words: {
        en: 'Checks that must succeed: `{ name, app }` (slug or number), for GitHub Actions `{ name, app: github-actions, workflow }` with the workflow’s file, or `{ status, by }`.',
        fr: 'Contrôles qui doivent réussir : `{ name, app }` (nom court ou numéro), pour GitHub Actions `{ name, app: github-actions, workflow }` avec le fichier du workflow, ou `{ status, by }`.',
      },
    }),
  },
  needs: ['checks'],
  mayNeed: ['files'],
  wakesOn: ['check', 'push'],
  texts: { en, fr },
  isAsked: ({ required: asked }) => asked.length > 0,
  asksGroups: ({ required: asked }) => asked.some(isOfGroups),
  uses: ({ required: asked }) => (asked.some(needsFiles) ? ['files'] : []),
  lint: ({ required: asked }) =>
    asked.flatMap((entry, index) =>
      trustsAnyWorkflow(entry)
        ? [{ path: ['required', index], reason: { key: 'workflow-missing', values: { name: entry.name } } }]
        : [],
    ),
  check({ change, checks, files }, { required: all }) {
    const asked = all.filter((entry) => isOfGroups(entry) === (change.mergeGroup ?? false));
    if (asked.length === 0) return told('not-applicable', 'only-of-groups', {});
    const onHead = checks.filter(({ head }) => head === change.head.sha);
    return summed(asked.map((entry) => ({ entry, ...answerOf(entry, onHead, files) })));
  },
});

interface Said {
  readonly outcome: AnswerOutcome;
  readonly reasons: readonly Reason[];
}

/** The merge queue’s runs are of a merge group, never of a pull request’s own head. */
function isOfGroups(entry: Required): boolean {
  return entry.kind === 'job' && entry.event === 'merge_group';
}

function needsFiles(entry: Required): boolean {
  // Everywhere else GitHub runs the workflow as the pull request wrote it.
  return entry.kind === 'job' && entry.trust === 'unchanged' && entry.event !== 'pull_request_target';
}

function answerOf(entry: Required, checks: readonly Check[], files: Piece<ChangedFiles>): Said {
  if (trustsAnyWorkflow(entry)) return told('undetermined', 'workflow-missing', { name: entry.name });
  if (entry.kind === 'job' && needsFiles(entry)) {
    if (!files.known) return { outcome: 'undetermined', reasons: [files.problem] };
    const isChanged = files.value.entries.some((file) => pathsOf(file).includes(entry.workflow));
    if (isChanged) return told('undetermined', 'workflow-changed', { name: entry.name, workflow: entry.workflow });
  }
  const own = checks.filter((check) => isWanted(check, entry));
  return own.length === 0 ? absent(entry, checks) : conclusion(entry, own);
}

function absent(entry: Required, checks: readonly Check[]): Said {
  const strangers = checks.filter(({ name }) => name === entry.name).map(stranger);
  const values = { name: entry.name, source: sourceOf(entry) };
  return strangers.length === 0
    ? told('waiting', 'absent', values)
    : told('waiting', 'only-from-others', { ...values, others: [...new Set(strangers)] });
}

/** One success beside a failure of the same name and source is no success: which of both is right cannot be told. */
function conclusion(entry: Required, own: readonly Check[]): Said {
  const values = { name: entry.name, source: sourceOf(entry) };
  const conclusions = own.map((check) => check.conclusion);
  const failed = conclusions.find((one) => one !== null && !good.has(one) && !silent.has(one));
  if (failed !== undefined) return told('fail', 'failed', { ...values, how: { term: `conclusion.${failed}` } });
  if (conclusions.includes(null)) return told('waiting', 'running', values);
  const quiet = conclusions.find((one) => silent.has(one));
  if (quiet !== undefined)
    return told('undetermined', 'no-evidence', { ...values, how: { term: `conclusion.${quiet}` } });
  return told('pass', 'succeeded', values);
}

const good: ReadonlySet<CheckConclusion> = new Set(['success']);

/** GitHub lets a skipped or neutral check pass; it is the absence of evidence. */
const silent: ReadonlySet<CheckConclusion> = new Set(['skipped', 'neutral', 'stale']);

function told(outcome: AnswerOutcome, key: string, values: Reason['values']): Said {
  return { outcome, reasons: [{ key, values }] };
}

const worstFirst = ['fail', 'undetermined', 'waiting'] as const satisfies readonly AnswerOutcome[];

function summed(answers: readonly (Said & { readonly entry: Required })[]): Answer {
  const outcome = worstFirst.find((one) => answers.some((answer) => answer.outcome === one)) ?? 'pass';
  const awaited: readonly Value[] = answers.flatMap(({ entry, outcome: own }) =>
    own === 'waiting' ? [entry.name] : [],
  );
  const misnamed = answers.some(({ entry }) => trustsAnyWorkflow(entry));
  return {
    outcome,
    reasons: answers
      .filter((answer) => outcome === 'pass' || answer.outcome !== 'pass')
      .flatMap(({ reasons }) => reasons),
    ...(awaited.length === 0 ? {} : { waitsFor: awaited }),
    ...(misnamed && outcome === 'undetermined' ? { clientMustAct: true } : {}),
  };
}
