import { describe, expect, it } from 'vitest';

import type { PostedCheck, VerdictRecord } from '../../src/store/port.ts';
import { START, type StoreUnderTest } from './store-opening.ts';

const verdict = (change: Partial<VerdictRecord> = {}): VerdictRecord => ({
  repositoryId: 1,
  number: 2,
  installationId: 7,
  head: 'a'.repeat(40),
  baseRef: 'main',
  policyDigest: 'p1',
  verdictDigest: 'v1',
  conclusion: 'failure',
  json: '{}',
  judgedAt: START,
  changesAt: null,
  ...change,
});

const check = (change: Partial<PostedCheck> = {}): PostedCheck => ({
  repositoryId: 1,
  headSha: 'a'.repeat(40),
  name: 'Garde-fou',
  installationId: 7,
  number: 2,
  checkRunId: 9_007_199_254_740,
  digest: 'd1',
  status: 'in_progress',
  annotationsWritten: 0,
  postedAt: START,
  completedAt: null,
  ...change,
});

export function describeVerdicts(at: StoreUnderTest): void {
  describe('verdicts', () => {
    it('keeps one in force and a judgement for each change', async () => {
      await at.store.verdicts.save(verdict());
      await at.store.verdicts.save(verdict({ judgedAt: START + 1, json: '{"again":1}' }));
      await at.store.verdicts.save(verdict({ judgedAt: START + 2, conclusion: 'success', verdictDigest: 'v2' }));
      expect((await at.store.verdicts.find(1, 2))?.conclusion).toBe('success');
      expect((await at.store.verdicts.judgements(1, 2)).map((line) => line.conclusion)).toEqual(['failure', 'success']);
      expect(await at.store.verdicts.judgementsOf(1, 'a'.repeat(40))).toHaveLength(2);
      expect(await at.store.verdicts.judgementsBetween(1, START + 1, START + 3)).toHaveLength(1);
      expect(await at.store.verdicts.judgementsBetween(2, 0, START * 2)).toEqual([]);
    });

    it('ignores a verdict older than the one in force', async () => {
      await at.store.verdicts.save(verdict({ judgedAt: START + 5 }));
      await at.store.verdicts.save(verdict({ judgedAt: START + 4, conclusion: 'success', verdictDigest: 'v2' }));
      expect((await at.store.verdicts.find(1, 2))?.conclusion).toBe('failure');
      expect(await at.store.verdicts.judgements(1, 2)).toHaveLength(1);
    });

    it('tells whose time has come, and who shares a head', async () => {
      await at.store.verdicts.save(verdict({ changesAt: START + 5 }));
      await at.store.verdicts.save(verdict({ number: 3 }));
      expect(await at.store.verdicts.due(START + 4, 10)).toEqual([]);
      expect((await at.store.verdicts.due(START + 5, 10)).map(({ number }) => number)).toEqual([2]);
      expect((await at.store.verdicts.withHead(1, 'a'.repeat(40))).map(({ number }) => number)).toEqual([2, 3]);
    });

    it('remembers what was posted, and what waits too long', async () => {
      await at.store.postings.saveCheck(check());
      await at.store.postings.saveCheck(
        check({ name: 'Garde-fou / reviews', status: 'completed', completedAt: START }),
      );
      await at.store.postings.saveCheck(check({ annotationsWritten: 50, digest: 'd2' }));
      expect((await at.store.postings.findCheck(1, 'a'.repeat(40), 'Garde-fou'))?.annotationsWritten).toBe(50);
      expect(await at.store.postings.checksOf(1, 'a'.repeat(40))).toHaveLength(2);
      expect((await at.store.postings.waitingSince(START + 1, 10)).map(({ name }) => name)).toEqual(['Garde-fou']);
      expect(await at.store.postings.waitingSince(START, 10)).toEqual([]);
    });

    it('keeps one comment per purpose', async () => {
      const comment = { repositoryId: 1, number: 2, purpose: 'verdict', commentId: 5, digest: 'd1' };
      await at.store.postings.saveComment(comment);
      await at.store.postings.saveComment({ ...comment, digest: 'd2' });
      expect((await at.store.postings.findComment(1, 2, 'verdict'))?.digest).toBe('d2');
      expect(await at.store.postings.findComment(1, 2, 'statement')).toBeUndefined();
    });
  });

  describe('decisions', () => {
    const command = {
      repositoryId: 1,
      commentId: 4,
      number: 2,
      authorId: 5,
      authorLogin: 'claire',
      command: 'waive',
      at: START,
    };
    const exemption = {
      repositoryId: 1,
      number: 2,
      commentId: 4,
      kind: 'waiver',
      head: 'a',
      baseRef: 'main',
      covers: '[]',
      reason: 'hotfix',
      givenBy: 5,
      givenByLogin: 'claire',
      givenAt: START,
      expiresAt: null,
    } as const;

    it('lets a command be carried out until somebody finished it, and counts it once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => at.store.commands.begin(command)));
      expect(answers).toEqual([true, true, true]);
      await at.store.commands.finish(1, 4, 'waived');
      expect(await at.store.commands.begin(command)).toBe(false);
      expect((await at.store.commands.list(1, 2)).map(({ result }) => result)).toEqual(['waived']);
      expect(await at.store.commands.countSince(1, 5, START)).toBe(1);
      expect(await at.store.commands.countSince(1, 5, START + 1)).toBe(0);
    });

    it('never changes an exemption but to end it once', async () => {
      await at.store.exemptions.give(exemption);
      await at.store.exemptions.give({ ...exemption, reason: 'other' });
      await at.store.exemptions.end(1, 4, START + 1);
      await at.store.exemptions.end(1, 4, START + 2);
      expect(await at.store.exemptions.list(1, 2)).toEqual([{ ...exemption, endedAt: START + 1 }]);
      expect(await at.store.exemptions.between(1, START, START + 1)).toHaveLength(1);
      expect(await at.store.exemptions.between(1, START + 1, START + 2)).toEqual([]);
    });

    it('raises the same incident once', async () => {
      const incident = { repositoryId: 1, kind: 'merged', fingerprint: 'a', number: null, detail: '{}', at: START };
      expect(await at.store.incidents.raise(incident)).toBe(true);
      expect(await at.store.incidents.raise({ ...incident, at: START + 1 })).toBe(false);
      expect(await at.store.incidents.between(1, START, START + 5)).toEqual([incident]);
    });
  });

  describe('installations', () => {
    const installation = {
      id: 7,
      accountId: 3,
      accountLogin: 'acme',
      suspended: true,
      permissions: { checks: 'write' },
      selection: 'all',
      updatedAt: START,
    } as const;
    const pull = { installationId: 7, repositoryId: 1, number: 2, head: 'a', baseRef: 'main', updatedAt: START };

    it('keeps the newest state, and forgets the open pull requests with the installation', async () => {
      await at.store.installations.save({ ...installation, suspended: false });
      await at.store.installations.save(installation);
      expect(await at.store.installations.find(7)).toEqual(installation);
      await at.store.openPulls.save(pull);
      await at.store.installations.remove(7);
      expect(await at.store.installations.list()).toEqual([]);
      expect(await at.store.openPulls.ofInstallation(7)).toEqual([]);
    });

    it('finds open pull requests by repository, head and base, and replaces them by what a sweep read', async () => {
      await at.store.openPulls.save(pull);
      await at.store.openPulls.save({ ...pull, number: 3, head: 'b', baseRef: 'release' });
      expect((await at.store.openPulls.withHead(1, 'b')).map(({ number }) => number)).toEqual([3]);
      expect((await at.store.openPulls.withBase(1, 'main')).map(({ number }) => number)).toEqual([2]);
      await at.store.openPulls.replace(7, 1, [{ ...pull, number: 9 }]);
      expect((await at.store.openPulls.ofRepository(1)).map(({ number }) => number)).toEqual([9]);
      await at.store.openPulls.close(1, 9);
      expect(await at.store.openPulls.ofRepository(1)).toEqual([]);
    });
  });
}
