import { type Lasting, lastingOf } from '../engine/contract/lasting.ts';
import { loadContract } from '../engine/contract/load.ts';
import { type OrganizationKey, reading, type RepositoryKey } from '../platform/port.ts';
import type { ContractTerm } from '../store/port.ts';
import { blobOf, treeOf } from './objects.ts';
import { repositoryIds } from './policy/waivers.ts';
import type { Tools } from './tools.ts';

const FOLDER = /^contracts\/[^/]+\.ya?ml$/;
const LARGEST_FILE = 1_000_000;
/** Files beyond these are read as if they could not be. */
const MOST_FILES = 200;
/** How long what was read of a commit counts: a repository that a contract names may be made meanwhile. */
const READ_AGAIN_AFTER = 86_400_000;

interface Place {
  readonly control: RepositoryKey;
  readonly commit: string;
}

/**
 * Notes what the contracts of the control repository ask to be kept, and how long. Whatever cannot be read leaves what
 * is known as it is: nobody ends a contract by hiding it from us.
 */
export async function noteContracts(tools: Tools, organization: OrganizationKey, place: Place): Promise<void> {
  const key = `${String(organization.id)}:contracts:${place.commit}`;
  if ((await tools.store.memory.get(key)) !== undefined) return;
  const read = await reading(() => readTerms(tools, organization, place));
  if (!read.known) return;
  await tools.store.evidence.replaceTerms(organization.id, read.value);
  await tools.store.memory.set(key, '1', tools.now() + READ_AGAIN_AFTER);
}

async function readTerms(tools: Tools, organization: OrganizationKey, place: Place): Promise<readonly ContractTerm[]> {
  const { control, commit } = place;
  const entries = (await treeOf(tools, control, commit)).filter(({ path }) => FOLDER.test(path));
  if (entries.length === 0) return [];
  const ids = await repositoryIds(tools, organization);
  const known = Map.groupBy(await tools.store.evidence.termsOf(organization.id), ({ file }) => file);
  const terms: ContractTerm[] = [];
  for (const [index, { path, sha, size }] of entries.entries()) {
    const isRead = index < MOST_FILES && (size ?? 0) <= LARGEST_FILE;
    const bytes = isRead ? await blobOf(tools, control, { sha, maximum: LARGEST_FILE }) : new Uint8Array(0);
    const file = { organisationId: organization.id, path, ids, before: known.get(path) ?? [] };
    terms.push(...termsIn(bytes, file));
  }
  return terms;
}

interface ContractFile {
  readonly organisationId: number;
  readonly path: string;
  /** By `name` and by `owner/name`, in lower case. */
  readonly ids: ReadonlyMap<string, number>;
  readonly before: readonly ContractTerm[];
}

function termsIn(bytes: Uint8Array, file: ContractFile): readonly ContractTerm[] {
  const loaded = loadContract(bytes, file.path);
  // Broken since it was read: as it was then. Never read: it may be about any repository, for any time.
  if (!loaded.ok) return file.before.length > 0 ? file.before : everywhere(file);
  const lasting = lastingOf(loaded.contract);
  const names = loaded.contract.repositories.map((name) => name.toLowerCase());
  const found = names.flatMap((name) => {
    const id = file.ids.get(name);
    return id === undefined ? [] : [termOf(file, { repositoryId: id, name, lasting })];
  });
  // A name that means nothing any more, or another repository, goes on meaning the one that it meant.
  const now = new Set(found.map(({ repositoryId }) => repositoryId));
  const renamed = file.before.filter(({ name, repositoryId }) => names.includes(name) && !now.has(repositoryId));
  return [...found, ...renamed.map(({ repositoryId, name }) => termOf(file, { repositoryId, name, lasting }))];
}

function everywhere(file: ContractFile): readonly ContractTerm[] {
  const all = [...new Set(file.ids.values())];
  return all.map((repositoryId) => termOf(file, { repositoryId, name: '', lasting: null }));
}

function termOf(
  { organisationId, path: file }: ContractFile,
  {
    repositoryId,
    name,
    lasting,
  }: { readonly repositoryId: number; readonly name: string; readonly lasting: Lasting | null },
): ContractTerm {
  return { organisationId, file, repositoryId, name, endsAt: lasting?.endsAt ?? null, tail: lasting?.tail ?? 0 };
}
