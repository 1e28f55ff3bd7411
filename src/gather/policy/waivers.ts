import type { Account } from '../../engine/facts/account.ts';
import type { Refusal } from '../../engine/policy/effective.ts';
import { loadWaivers } from '../../engine/policy/load-waivers.ts';
import type { Waiver } from '../../engine/policy/waiver.ts';
import { type OrganizationKey, passes, reading, type RepositoryKey } from '../../platform/port.ts';
import { blobOf, treeOf } from '../objects.ts';
import { remembered } from '../short-memory.ts';
import type { Tools } from '../tools.ts';

const FOLDER = /^waivers\/[^/]+\.ya?ml$/;
const LARGEST_FILE = 1_000_000;
const MOST_VERSIONS = 30;

/** The waivers of a control repository, and who really approved each: a name that somebody typed proves nothing. */
export interface WaiverShelf {
  readonly waivers: readonly Waiver[];
  readonly refusals: readonly Refusal[];
  /** By waiver id. */
  readonly approvers: readonly (readonly [string, readonly Account[]])[];
}

interface Place {
  readonly control: RepositoryKey;
  readonly commit: string;
}

/** Reads every file under `waivers/` at one commit. */
export async function readWaivers(tools: Tools, organization: OrganizationKey, place: Place): Promise<WaiverShelf> {
  const { control, commit } = place;
  const paths = (await treeOf(tools, control, commit)).map(({ path }) => path).filter((path) => FOLDER.test(path));
  if (paths.length === 0) return { waivers: [], refusals: [], approvers: [] };
  const repositories = await repositoryIds(tools, organization);
  const files = await Promise.all(paths.map((path) => readFile(tools, place, { path, repositories })));
  const approvers = await remembered(tools, `${String(control.id)}:waiver-approvers:${commit}`, async () => {
    const found = await Promise.all(
      files.map(({ path, waivers }) => approversIn(tools, place, { path, waivers, repositories })),
    );
    return found.flat();
  });
  return {
    waivers: files.flatMap(({ waivers }) => waivers),
    refusals: files.flatMap(({ refusals }) => refusals),
    approvers,
  };
}

type Ids = ReadonlyMap<string, number>;

/** By `name` and by `owner/name`, in lower case. */
export async function repositoryIds(tools: Tools, { installation, id }: OrganizationKey): Promise<Ids> {
  const all = await remembered(tools, `${String(id)}:repositories`, () =>
    tools.platform.app.repositories(installation),
  );
  return new Map(
    all.flatMap(({ key }): [string, number][] => [
      [key.name.toLowerCase(), key.id],
      [`${key.owner}/${key.name}`.toLowerCase(), key.id],
    ]),
  );
}

interface ReadFile {
  readonly path: string;
  readonly waivers: readonly Waiver[];
  readonly refusals: readonly Refusal[];
}

async function readFile(
  tools: Tools,
  { control, commit }: Place,
  { path, repositories }: { readonly path: string; readonly repositories: Ids },
): Promise<ReadFile> {
  const entry = (await treeOf(tools, control, commit)).find((one) => one.path === path);
  if (entry === undefined) return { path, waivers: [], refusals: [] };
  const bytes = await blobOf(tools, control, { sha: entry.sha, maximum: LARGEST_FILE });
  return { path, ...loadWaivers(bytes, { file: path, repositories }) };
}

/** Goes back to the commit that brought each entry as it stands, and asks who approved the pull request that merged it. */
async function approversIn(
  tools: Tools,
  { control, commit }: Place,
  file: { readonly path: string; readonly waivers: readonly Waiver[]; readonly repositories: Ids },
): Promise<WaiverShelf['approvers']> {
  const versions = (await tools.platform.git.history(control, commit, file.path)).slice(0, MOST_VERSIONS);
  const origins = new Map(file.waivers.map((waiver) => [waiver.id, versions[0]]));
  let standing = file.waivers;
  for (const version of versions) {
    const { waivers } = await readFile(tools, { control, commit: version }, file);
    const then = new Set(waivers.map((waiver) => JSON.stringify(waiver)));
    standing = standing.filter((waiver) => then.has(JSON.stringify(waiver)));
    for (const { id } of standing) origins.set(id, version);
  }
  return Promise.all(
    file.waivers.map(async (waiver) => {
      const origin = origins.get(waiver.id);
      const approvals = origin === undefined ? [] : await tools.platform.changes.approvalsOf(control, origin);
      const aware = await Promise.all(
        approvals.map(({ commit: seen }) => holds(tools, { control, seen }, { ...file, waiver })),
      );
      return [waiver.id, approvals.filter((_, index) => aware[index] === true).map(({ by }) => by)] as const;
    }),
  );
}

/** Whether the entry stood in what was approved, word for word: more commits may have come after the approval. */
async function holds(
  tools: Tools,
  { control, seen }: { readonly control: RepositoryKey; readonly seen: string | null },
  entry: { readonly path: string; readonly repositories: Ids; readonly waiver: Waiver },
): Promise<boolean> {
  if (seen === null) return false;
  const read = await reading(() => readFile(tools, { control, commit: seen }, entry));
  if (!read.known && passes(read.problem)) throw read.problem;
  return read.known && read.value.waivers.some((waiver) => JSON.stringify(waiver) === JSON.stringify(entry.waiver));
}
