import { describe, expect, it } from 'vitest';

import { bytes, guid, START, type StoreUnderTest } from './store-opening.ts';

const key = (sha: string) => ({ repositoryId: 1, kind: 'blob', sha });

export function describeMemory(at: StoreUnderTest): void {
  describe('what is written together', () => {
    const head = { repositoryId: 9, number: 1, sha: 'a', baseRef: 'main', firstSeenAt: START };
    const pull = { installationId: 1, repositoryId: 9, number: 1, head: 'a', baseRef: 'main', updatedAt: START };

    it('is there at once, steps that are whole by themselves included', async () => {
      const appended = await at.store.together(async (store) => {
        await store.openPulls.replace(1, 9, [pull]);
        return store.together((inner) => inner.history.recordHead(head));
      });
      expect(appended).toBe(true);
      expect(await at.store.history.heads(9, 1)).toHaveLength(1);
      expect(await at.store.openPulls.ofRepository(9)).toHaveLength(1);
    });

    it('is not there at all when the work fails', async () => {
      const failing = at.store.together(async (store) => {
        await store.history.recordHead(head);
        await store.openPulls.save(pull);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await at.store.history.heads(9, 1)).toEqual([]);
      expect(await at.store.openPulls.ofRepository(9)).toEqual([]);
    });
  });

  describe('history', () => {
    const push = {
      repositoryId: 1,
      ref: 'refs/heads/topic',
      before: '0'.repeat(40),
      after: 'a'.repeat(40),
      pusherId: 5_000_000_000,
      pusherLogin: 'vera',
      at: START,
      source: 'webhook',
      sourceId: guid(1),
    } as const;

    it('records a push once per source, and tells who moved a ref to a commit', async () => {
      await at.store.history.recordPush(push);
      await at.store.history.recordPush({ ...push, pusherId: 6 });
      await at.store.history.recordPush({ ...push, source: 'activity', sourceId: '77', at: START + 1 });
      await at.store.history.recordPush({ ...push, repositoryId: 2 });
      expect((await at.store.history.pushesTo(1, push.after)).map((found) => found.pusherId)).toEqual([
        push.pusherId,
        push.pusherId,
      ]);
      expect(await at.store.history.pushesOf(1, 'refs/heads/topic')).toHaveLength(2);
      expect(await at.store.history.pushesOf(1, 'refs/heads/other')).toEqual([]);
    });

    it('remembers that a pull request came back to an earlier head', async () => {
      const head = { repositoryId: 1, number: 2, baseRef: 'main' };
      const seen = ['a', 'a', 'b', 'a'];
      const appended: boolean[] = [];
      for (const [index, sha] of seen.entries())
        appended.push(await at.store.history.recordHead({ ...head, sha, firstSeenAt: START + index }));
      expect(appended).toEqual([true, false, true, true]);
      expect(await at.store.history.recordHead({ ...head, sha: 'a', baseRef: 'release', firstSeenAt: START + 9 })).toBe(
        true,
      );
      expect((await at.store.history.heads(1, 2)).map(({ sha, firstSeenAt }) => [sha, firstSeenAt - START])).toEqual([
        ['a', 0],
        ['b', 2],
        ['a', 3],
        ['a', 9],
      ]);
    });

    it('finds every pull request that was ever seen with a head', async () => {
      const head = { repositoryId: 1, sha: 'a', baseRef: 'main' };
      await at.store.history.recordHead({ ...head, number: 3, firstSeenAt: START + 1 });
      await at.store.history.recordHead({ ...head, number: 2, baseRef: 'evil', firstSeenAt: START });
      await at.store.history.recordHead({ ...head, number: 4, repositoryId: 2, firstSeenAt: START });
      const found = await at.store.history.headsWith(1, 'a');
      expect(found.map(({ number, baseRef }) => [number, baseRef])).toEqual([
        [2, 'evil'],
        [3, 'main'],
      ]);
    });

    it('keeps the first record of an approved patch', async () => {
      const patch = {
        repositoryId: 1,
        reviewId: 3,
        number: 2,
        headSha: 'a',
        baseSha: 'b',
        mergeBase: 'c',
        patchDigest: 'd1',
        at: START,
      };
      await at.store.history.recordApproval(patch);
      await at.store.history.recordApproval({ ...patch, patchDigest: 'd2' });
      expect(await at.store.history.approvals(1, 2)).toEqual([patch]);
      expect(await at.store.history.approvals(2, 2)).toEqual([]);
    });

    it('never forgets that a comment was edited, nor its first text', async () => {
      const comment = {
        repositoryId: 1,
        commentId: 4,
        number: 2,
        accountId: 5,
        accountLogin: 'claire',
        body: 'looks good',
        headSha: 'a',
        at: START,
      };
      await at.store.history.recordComment(comment);
      await at.store.history.markCommentEdited(1, 4, START + 1);
      await at.store.history.markCommentEdited(1, 4, START + 2);
      await at.store.history.recordComment({ ...comment, body: 'approved' });
      expect(await at.store.history.comments(1, 2)).toEqual([{ ...comment, editedAt: START + 1 }]);
    });
  });

  describe('identities', () => {
    it('answers the first id of a name, whatever its case, within one organisation', async () => {
      const account = { organisationId: 1, kind: 'user', name: 'Vera', id: 5, firstSeenAt: START } as const;
      expect((await at.store.accounts.resolve(account)).id).toBe(5);
      expect((await at.store.accounts.resolve({ ...account, name: 'vera', id: 6 })).id).toBe(5);
      expect((await at.store.accounts.resolve({ ...account, organisationId: 2, id: 6 })).id).toBe(6);
      expect((await at.store.accounts.find(1, 'team', 'vera'))?.id).toBeUndefined();
      await at.store.accounts.forget(1, 'user', 'VERA');
      expect((await at.store.accounts.resolve({ ...account, id: 6 })).id).toBe(6);
    });

    it('never lets a second control repository replace the first without a confirmation', async () => {
      await at.store.controlRepositories.propose(1, 10, START);
      expect((await at.store.controlRepositories.propose(1, 11, START)).repositoryId).toBe(10);
      await at.store.controlRepositories.confirm({ organisationId: 1, repositoryId: 11, accountId: 5, at: START + 1 });
      expect(await at.store.controlRepositories.find(1)).toEqual({
        organisationId: 1,
        repositoryId: 11,
        firstSeenAt: START,
        confirmedBy: 5,
        confirmedAt: START + 1,
      });
    });

    it('remembers that a policy was seen, and the newest good text', async () => {
      expect(await at.store.policies.find(1)).toBeUndefined();
      await at.store.policies.markSeen(1, START);
      expect(await at.store.policies.find(1)).toEqual({ organisationId: 1, seenAt: START, lastGood: null });
      const good = { commitId: 'b', text: 'version: 1', at: START + 2 };
      await at.store.policies.saveGood(1, good);
      await at.store.policies.saveGood(1, { commitId: 'a', text: 'version: 0', at: START + 1 });
      await at.store.policies.markSeen(1, START + 9);
      expect(await at.store.policies.find(1)).toEqual({ organisationId: 1, seenAt: START, lastGood: good });
    });
  });

  describe('caches', () => {
    it('never answers with the object of another repository or kind', async () => {
      await at.store.objects.put(key('a'), bytes('one'));
      expect(new TextDecoder().decode(await at.store.objects.get(key('a')))).toBe('one');
      expect(await at.store.objects.get({ ...key('a'), repositoryId: 2 })).toBeUndefined();
      expect(await at.store.objects.get({ ...key('a'), kind: 'tree' })).toBeUndefined();
    });

    it('stays within its bound and keeps what was used last', async () => {
      for (const sha of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) {
        await at.store.objects.put(key(sha), new Uint8Array(200));
        at.pass(3_600_000);
        await at.store.objects.get(key('a'));
        expect(await at.store.objects.size()).toBeLessThanOrEqual(1000);
      }
      expect(await at.store.objects.get(key('a'))).toHaveLength(200);
      expect(await at.store.objects.get(key('b'))).toBeUndefined();
      expect(await at.store.objects.get(key('j'))).toHaveLength(200);
    });

    it('keeps nothing that is larger than its bound', async () => {
      await at.store.objects.put(key('a'), new Uint8Array(1001));
      expect(await at.store.objects.get(key('a'))).toBeUndefined();
    });

    it('forgets answers when they expire or when their prefix is forgotten', async () => {
      await at.store.memory.set('1/team/a_b', '1', START + 10);
      await at.store.memory.set('1/team/aXb', '2', START + 20);
      await at.store.memory.set('12/team', '3', START + 20);
      expect(await at.store.memory.get('1/team/a_b')).toBe('1');
      at.pass(10);
      expect(await at.store.memory.get('1/team/a_b')).toBeUndefined();
      await at.store.memory.forget('1/');
      expect(await at.store.memory.get('1/team/aXb')).toBeUndefined();
      expect(await at.store.memory.get('12/team')).toBe('3');
      at.pass(10);
      await at.store.memory.prune();
      expect(await at.store.memory.get('12/team')).toBeUndefined();
    });

    it('keeps no answer whose key was forgotten or reserved anew while it was asked for', async () => {
      const answer = { json: '"old"', expiresAt: START + 10 };
      const forgotten = await at.store.memory.reserve('1/team');
      expect(await at.store.memory.get('1/team')).toBeUndefined();
      await at.store.memory.forget('1/');
      await at.store.memory.keep('1/team', { ...answer, reservation: forgotten });
      expect(await at.store.memory.get('1/team')).toBeUndefined();

      const [first, second] = [await at.store.memory.reserve('1/team'), await at.store.memory.reserve('1/team')];
      await at.store.memory.keep('1/team', { ...answer, reservation: first });
      expect(await at.store.memory.get('1/team')).toBeUndefined();
      await at.store.memory.keep('1/team', { ...answer, json: '"new"', reservation: second });
      expect(await at.store.memory.get('1/team')).toBe('"new"');
    });

    it('forgets no more than the very prefix', async () => {
      await at.store.memory.set('1/team/a_b', '1', START + 10);
      await at.store.memory.set('1/team/aXb', '2', START + 10);
      await at.store.memory.forget('1/team/a_');
      expect(await at.store.memory.get('1/team/aXb')).toBe('2');
    });
  });
}
