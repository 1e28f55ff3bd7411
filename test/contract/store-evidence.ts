import { describe, expect, it } from 'vitest';

import { bytes, START, type StoreUnderTest } from './store-opening.ts';

export function describeEvidence(at: StoreUnderTest): void {
  describe('evidence', () => {
    const run = {
      repositoryId: 1,
      runId: 9,
      attempt: 1,
      head: 'a',
      event: 'pull_request',
      workflow: '.github/workflows/ci.yml',
      json: '{"found":1}',
      at: START,
    };
    const artifact = {
      repositoryId: 1,
      artifactId: 5,
      installationId: 7,
      runId: 9,
      head: 'a',
      bytes: bytes('one'),
      at: START,
    };
    const measured = {
      repositoryId: 1,
      commitId: 'c1',
      workflow: run.workflow,
      name: 'unit',
      runId: 9,
      trust: 'signed-workflow',
      kinds: 'coverage tests',
      bytes: bytes('first'),
      at: START,
    };

    it('keeps what was found in an attempt when it was first looked at', async () => {
      const { evidence } = at.store;
      expect(await evidence.recordRun(run)).toBe(true);
      expect(await evidence.recordRun({ ...run, json: '{"found":2}' })).toBe(false);
      expect(await evidence.recordRun({ ...run, attempt: 2 })).toBe(true);
      expect(await evidence.recordRun({ ...run, repositoryId: 2 })).toBe(true);
      const found = await evidence.runsOf(1, 'a');
      expect(found.map(({ attempt, json }) => [attempt, json])).toEqual([
        [1, '{"found":1}'],
        [2, '{"found":1}'],
      ]);
      expect(await evidence.runsOf(1, 'b')).toEqual([]);
    });

    it('keeps the first bytes of an artifact, whatever is uploaded under its id later', async () => {
      const { evidence } = at.store;
      await evidence.keep(artifact);
      await evidence.keep({ ...artifact, bytes: bytes('another') });
      await evidence.keep({ ...artifact, repositoryId: 2, bytes: bytes('theirs') });
      expect(new TextDecoder().decode(await evidence.bytesOf(1, 5))).toBe('one');
      expect(await evidence.bytesOf(1, 6)).toBeUndefined();
      expect(await evidence.size(7)).toBe(9);
      expect(await evidence.size(8)).toBe(0);
      expect(await evidence.sizeOf(1, 'a')).toBe(3);
      expect(await evidence.sizeOf(1, 'b')).toBe(0);
    });

    it('drops bytes, and keeps their digest and what they counted for', async () => {
      const { evidence } = at.store;
      for (const artifactId of [1, 2])
        await evidence.keep({ ...artifact, artifactId, bytes: new Uint8Array(100), at: START + artifactId });
      await evidence.keep({ ...artifact, artifactId: 4, installationId: 8, bytes: new Uint8Array(100) });
      const digest = await evidence.digestOf(1, 1);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(await evidence.digestOf(1, 9)).toBeUndefined();
      await evidence.drop([{ repositoryId: 1, artifactId: 1 }], START);
      expect(await evidence.bytesOf(1, 1)).toBeUndefined();
      expect(await evidence.digestOf(1, 1)).toBe(digest);
      expect(await evidence.bytesOf(1, 2)).toHaveLength(100);
      expect([await evidence.size(7), await evidence.size(8), await evidence.sizeOf(1, 'a')]).toEqual([100, 100, 300]);
      await evidence.keep({ ...artifact, artifactId: 1, bytes: new Uint8Array(50) });
      expect(await evidence.bytesOf(1, 1)).toBeUndefined();
      expect((await evidence.archivesOf(7)).map(({ artifactId }) => artifactId)).toEqual([2]);
      const unused = { repositoryId: 1, use: 'green', awaited: true, at: START } as const;
      expect(await evidence.markUsed({ ...unused, artifactId: 1 })).toBe(false);
      expect(await evidence.markUsed({ ...unused, artifactId: 2 })).toBe(true);
      await evidence.keep({ ...artifact, artifactId: 1, bytes: new Uint8Array(100) });
      expect(await evidence.bytesOf(1, 1)).toHaveLength(100);
      expect(await evidence.size(7)).toBe(200);
      expect((await evidence.keepers()).toSorted((one, other) => one - other)).toEqual([7, 8]);
      await evidence.drop([{ repositoryId: 1, artifactId: 4 }], START);
      expect(await evidence.keepers()).toEqual([7]);
    });

    it('notes what rests on an archive, more and never less', async () => {
      const { evidence, openPulls } = at.store;
      await evidence.keep(artifact);
      const used = { repositoryId: 1, artifactId: 5, awaited: false, at: START + 1 } as const;
      const noted = async () =>
        (await evidence.archivesOf(7)).map(({ use, usedAt, awaited, open }) => [use, usedAt, awaited, open]);
      expect(await noted()).toEqual([['none', 0, false, false]]);
      await evidence.markMerged(1, 'a', START);
      expect(await noted()).toEqual([['none', 0, false, false]]);
      await evidence.markUsed({ ...used, use: 'green' });
      await evidence.markUsed({ ...used, use: 'judged', awaited: true, at: START + 2 });
      expect(await noted()).toEqual([['green', START + 1, true, false]]);
      await openPulls.save({ installationId: 7, repositoryId: 1, number: 3, head: 'a', baseRef: 'main', updatedAt: 1 });
      expect(await noted()).toEqual([['green', START + 1, true, true]]);
      await evidence.markMerged(1, 'a', START + 3);
      await evidence.markMerged(1, 'a', START + 4);
      await evidence.markUsed({ ...used, use: 'green', at: START + 5 });
      expect(await noted()).toEqual([['merged', START + 3, true, true]]);
      expect(await evidence.markUsed({ ...used, artifactId: 99, use: 'green' })).toBe(false);
    });

    it('knows what contracts ask to be kept', async () => {
      const { evidence } = at.store;
      const term = { organisationId: 3, file: 'contracts/a.yml', repositoryId: 1, name: 'shop', endsAt: 9, tail: 2 };
      const many = Array.from({ length: 120 }, (_, index) => ({ ...term, repositoryId: 100 + index }));
      await evidence.replaceTerms(3, [term, ...many]);
      await evidence.replaceTerms(4, [{ ...term, organisationId: 4, endsAt: null }]);
      expect(await evidence.termsOf(3)).toHaveLength(121);
      const about = await evidence.termsAbout([1, 2]);
      expect(about.map(({ organisationId, endsAt }) => [organisationId, endsAt])).toEqual([
        [3, 9],
        [4, null],
      ]);
      await evidence.replaceTerms(3, []);
      expect(await evidence.termsOf(3)).toEqual([]);
      expect(await evidence.termsAbout([])).toEqual([]);
    });

    it('records what a workflow measured of a commit once', async () => {
      const { evidence } = at.store;
      expect(await evidence.recordMeasured(measured)).toBe(true);
      expect(await evidence.recordMeasured({ ...measured, bytes: bytes('better'), runId: 10 })).toBe(false);
      expect(await evidence.recordMeasured({ ...measured, name: 'e2e' })).toBe(true);
      expect(await evidence.recordMeasured({ ...measured, trust: 'base-workflow', bytes: bytes('own') })).toBe(true);
      expect(await evidence.recordMeasured({ ...measured, trust: 'base-workflow', bytes: bytes('late') })).toBe(false);
      const found = await evidence.measuredAt(1, 'c1');
      expect(found.map(({ name, trust, bytes: kept }) => [name, trust, new TextDecoder().decode(kept)])).toEqual([
        ['e2e', 'signed-workflow', 'first'],
        ['unit', 'base-workflow', 'own'],
        ['unit', 'signed-workflow', 'first'],
      ]);
      expect(await evidence.measuredAt(2, 'c1')).toEqual([]);
    });

    it('tells which commits have what, and who ever delivered', async () => {
      const { evidence } = at.store;
      await evidence.recordMeasured(measured);
      await evidence.recordMeasured({ ...measured, commitId: 'c2', name: 'e2e', kinds: 'tests' });
      await evidence.recordMeasured({ ...measured, commitId: 'c3' });
      const found = await evidence.measuredAmong(1, ['c0', 'c1', 'c2']);
      const told = { workflow: run.workflow, trust: 'signed-workflow', at: START };
      expect(found.toSorted((a, b) => (a.commitId < b.commitId ? -1 : 1))).toEqual([
        { ...told, commitId: 'c1', name: 'unit', kinds: 'coverage tests' },
        { ...told, commitId: 'c2', name: 'e2e', kinds: 'tests' },
      ]);
      expect(await evidence.measuredAmong(1, [])).toEqual([]);
      expect((await evidence.namesOf(1)).map(({ name }) => name)).toEqual(['e2e', 'unit']);
      expect(await evidence.namesOf(2)).toEqual([]);
    });

    it('lists measured commits since a moment, the newest record first', async () => {
      const { evidence } = at.store;
      for (const [index, commitId] of ['c1', 'c2', 'c3'].entries())
        await evidence.recordMeasured({ ...measured, commitId, at: START + index });
      await evidence.recordMeasured({ ...measured, commitId: 'c1', name: 'e2e', at: START + 9 });
      expect(await evidence.measuredSince(1, START + 1, 10)).toEqual(['c1', 'c3', 'c2']);
      expect(await evidence.measuredSince(1, START, 1)).toHaveLength(1);
    });

    it('tells since when the same thing is asked for', async () => {
      const { evidence } = at.store;
      const ask = (digest: string, since: number) => evidence.measureSince({ repositoryId: 1, digest, since });
      expect(await ask('one', 10)).toBe(10);
      expect(await ask('one', 20)).toBe(10);
      expect(await ask('two', 30)).toBe(30);
      expect(await ask('one', 40)).toBe(40);
    });
  });
}
