import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterEach, expect, test } from 'vitest';

import type { Artifact } from '../../src/sandbox/github/world/artifacts.ts';
import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { incidents } from '../scenarios/commands/conversation.ts';
import { CONTROL, openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { coveragePolicy, lcov, measure } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const contract = readFileSync(new URL('../../docs/examples/contract.yml', import.meta.url), 'utf8');
const PATH = 'contracts/CTR-2026-014.yml';
const DAY = 86_400_000;
const supplier = () => scene.as('an-karim');
const shop = () => scene.github.world.repository(SHOP);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A good report whose archive has some ten kilobytes. */
function rich(): Readonly<Record<string, string>> {
  return { 'lcov.info': `TN:${randomBytes(9_000).toString('hex')}\n${lcov({ 'src/cart.ts': [1] })}` };
}

async function opened(evidenceBytes: number, contracts: Readonly<Record<string, string>> = { [PATH]: contract }) {
  scene = await openScene({ policy: coveragePolicy(), evidenceBytes, controlFiles: contracts });
}

/** The archives that a run of this pull request left. */
function archivesOf({ headSha }: PullRequest): readonly Artifact[] {
  return shop().artifacts.filter(({ run }) => run.headSha === headSha);
}

/** Digest of the bytes that are kept. */
async function kept(artifact: Artifact | undefined): Promise<string | undefined> {
  const bytes = await scene.running.store.evidence.bytesOf(shop().id, artifact?.id ?? 0);
  return bytes && digest(bytes);
}

const given = (artifact: Artifact | undefined): string => digest(artifact?.archive ?? new Uint8Array());

async function measured(branch: string, by = 'an-karim'): Promise<PullRequest> {
  const pull = scene.propose({ branch, by, files: { 'src/cart.ts': `export const a = '${branch}';\n` } });
  measure(supplier(), pull, { reports: rich() });
  await scene.settled();
  return pull;
}

async function merged(branch: string): Promise<Artifact | undefined> {
  const pull = await measured(branch);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  const [artifact] = archivesOf(pull);
  scene.as('sophie-petit').merge(pull);
  await scene.settled();
  return artifact;
}

async function flood(times: number): Promise<PullRequest> {
  const pull = scene.propose({ branch: 'flood', files: { 'src/cart.ts': 'export const flood = 0;\n' } });
  for (let index = 1; index <= times; index += 1) {
    supplier().push(SHOP, { branch: 'flood', files: { 'src/cart.ts': `export const flood = ${String(index)};\n` } });
    measure(supplier(), pull, { reports: rich() });
    await scene.settled();
  }
  return pull;
}

test.each([
  ['under a contract', { [PATH]: contract }],
  ['without a contract, as the last to go', {}],
])('a flood of pushes pushes itself out, not what was merged %s', async (_, contracts) => {
  await opened(60_000, contracts);
  const [first, second] = [await merged('one'), await merged('two')];
  const pull = await flood(4);
  for (const artifact of [first, second]) expect(await kept(artifact)).toBe(given(artifact));
  expect(await scene.running.store.evidence.size(scene.installation?.id ?? 0)).toBeLessThanOrEqual(60_000);
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(await kept(archivesOf(pull).at(-1))).toBeDefined();
  expect(await incidents(scene)).toEqual([]);
});

test('what was green and never merged goes before what was merged', async () => {
  await opened(60_000);
  const artifact = await merged('one');
  const left = await measured('left');
  supplier().close(left);
  await scene.settled();
  await flood(4);
  expect(await kept(archivesOf(left)[0])).toBeUndefined();
  expect(await kept(artifact)).toBe(given(artifact));
});

test('when contracts fill the room, the first stays, everybody is told, and the gate goes on judging', async () => {
  await opened(30_000);
  const archives = [await merged('one'), await merged('two'), await merged('three'), await merged('four')];
  const told = await incidents(scene);
  expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['evidence-without-room', 'evidence-dropped']));
  expect(told[0]?.detail).toMatchObject({ archives: 1, limit: 0 });
  expect(await kept(archives[0])).toBeDefined();
  expect(await kept(archives[1])).toBeDefined();
  const pull = await measured('five');
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  expect(scene.page(pull)).toContain('is full. What the reports say stays written in the verdicts');
  const gone = (await Promise.all(archives.map(kept))).findIndex((bytes) => bytes === undefined);
  expect(await scene.running.store.evidence.digestOf(shop().id, archives[gone]?.id ?? 0)).toBe(given(archives[gone]));
});

test('a contract whose file breaks or whose policy breaks goes on as it was last read', async () => {
  await opened(60_000);
  await merged('one');
  const before = await scene.running.store.evidence.termsAbout([shop().id]);
  expect(before).toMatchObject([{ file: PATH, name: 'boutique-api' }]);
  scene.as('marie-durand').push(CONTROL, { branch: 'main', files: { [PATH]: 'version: 1\nid: [' } });
  await scene.settled();
  await measured('two');
  expect(await scene.running.store.evidence.termsAbout([shop().id])).toEqual(before);
  scene.as('marie-durand').push(CONTROL, { branch: 'main', files: { [PATH]: contract.replace('P3M', 'P2Y') } });
  await scene.settled();
  const [longer] = await scene.running.store.evidence.termsAbout([shop().id]);
  expect((longer?.endsAt ?? 0) - (before[0]?.endsAt ?? 0)).toBeGreaterThan(600 * DAY);
});

test('a contract that never loaded is taken for one about everything, without an end', async () => {
  await opened(60_000, { [PATH]: 'version: 1\n' });
  await measured('one');
  expect(await scene.running.store.evidence.termsAbout([shop().id])).toMatchObject([{ file: PATH, endsAt: null }]);
});

test('bytes that had to be asked for again count only if they are those that were collected', async () => {
  await opened(60_000);
  const pull = await measured('one');
  const [artifact] = archivesOf(pull);
  if (artifact === undefined) throw new Error('An artifact was uploaded.');
  const dropped = async (): Promise<void> => {
    await scene.running.store.evidence.drop([{ repositoryId: shop().id, artifactId: artifact.id }], 1);
    await scene.stop();
    await scene.start();
  };
  await dropped();
  scene.as('sophie-petit').editPull(pull, { title: 'feat: look again' });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  // A green verdict rests on them: they are back.
  expect(await kept(artifact)).toBe(given(artifact));
  const other = await measured('two');
  Object.assign(artifact, { archive: archivesOf(other)[0]?.archive });
  await dropped();
  scene.as('sophie-petit').editPull(pull, { title: 'feat: and again' });
  expect(await scene.pageOfShut(pull)).toContain('is no longer what it was when it was collected');
});
