import type { SecretFinding, Secrets, UnreadPart } from '../../engine/facts/secret.ts';
import type { SecretSettings } from '../../engine/leaks/settings.ts';
import { passes, reading, type ComparedCommit, Unreadable } from '../../platform/port.ts';
import { factsOf, unreadOf } from '../../search/as-facts.ts';
import type { Subject, Tools } from '../tools.ts';
import { type ControlPlace, readControlFiles } from './control-files.ts';
import { commitsOf } from './forge-reader.ts';
import { openNotebook } from './notebook.ts';
import { pushedAway } from './pushed-away.ts';
import type { Purse } from './read-blobs.ts';
import { type SearchBench, searchStretch } from './search-stretch.ts';
import { searchTexts } from './texts.ts';

/** Blobs that are read one by one for one evaluation; the next one goes on where this one stopped. */
const MOST_ALONE = 150;

/** Everything of a pull request that may hold a secret, searched. What was not read is told; nothing of it is ever called clean. */
export async function secrets(
  tools: Tools,
  subject: Subject,
  { settings, control }: { readonly settings: SecretSettings; readonly control: ControlPlace },
): Promise<Secrets> {
  const { mergeBase: base, repository, organization, state } = subject;
  if (base === null) throw new Unreadable('not-found', 'merge-base');
  const { forms, baseline, unread } = await readControlFiles(tools, control, settings);
  const search = tools.secrets.of(organization.id, forms);
  const invalid = (await search.invalid()).map((path): UnreadPart => ({ ...broken, path }));
  const notebook = await openNotebook(tools, subject);
  const bench: SearchBench = { tools, repository, search, notebook };
  const head = state.change.head.sha;
  const purse: Purse = { left: MOST_ALONE };
  const { commits, gaps } = await commitsOrNot(tools, subject, base);
  const every = settings.scan.commits === 'every';
  const messages = settings.scan['pull-request-text'];
  const present = await searchStretch(bench, { base, head, every, messages, purse, commits });
  const found = factsOf(present, { baseline, isPushedAway: false });
  const past = every ? await searchPast(bench, subject, { commits, messages, purse, baseline }) : nothing;
  const said = messages ? await searchTexts(bench, subject, baseline) : nothing;
  await notebook.save();
  const known = new Set(found.map((finding) => sameAs(finding)));
  return {
    findings: [...found, ...past.findings.filter((finding) => !known.has(sameAs(finding))), ...said.findings],
    unread: [...unread, ...invalid, ...gaps, ...unreadOf(present, head), ...past.unread, ...said.unread],
  };
}

/** What is likely no secret at the head may be one where it was pushed away. */
function sameAs({ fingerprint, demoted }: SecretFinding): string {
  return `${fingerprint} ${demoted === null ? 'counts' : 'aside'}`;
}

const nothing: Secrets = { findings: [], unread: [] };
const broken = { in: 'detectors', commit: null, reason: 'invalid' } as const;

/** A head with too many commits is searched all the same: only its history is not. */
async function commitsOrNot(
  tools: Tools,
  { repository, state }: Subject,
  base: string,
): Promise<{ readonly commits: readonly ComparedCommit[]; readonly gaps: readonly UnreadPart[] }> {
  const read = await reading(() => commitsOf(tools, repository, { base, head: state.change.head.sha }));
  if (read.known) return { commits: read.value, gaps: [] };
  if (passes(read.problem)) throw read.problem;
  const reason = read.problem.kind === 'too-large' ? 'too-many-commits' : 'unreadable';
  return { commits: [], gaps: [{ in: 'commits', path: '', commit: null, reason }] };
}

interface Past {
  readonly commits: readonly ComparedCommit[];
  readonly messages: boolean;
  readonly purse: Purse;
  readonly baseline: ReadonlySet<string>;
}

/** The heads that later pushes replaced. */
async function searchPast(
  bench: SearchBench,
  subject: Subject,
  { commits, messages, purse, baseline }: Past,
): Promise<Secrets> {
  const { heads, unread } = await pushedAway(bench.tools, subject, commits);
  const findings: SecretFinding[] = [];
  const parts: UnreadPart[] = unread.map((part) => ({ in: 'commits', path: '', ...part }));
  for (const old of heads) {
    const searched = await searchStretch(bench, { ...old, every: true, messages, purse });
    findings.push(...factsOf(searched, { baseline, isPushedAway: true }));
    parts.push(...unreadOf(searched, ''));
  }
  return { findings, unread: parts };
}
