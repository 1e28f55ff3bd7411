import { threadsField } from '../../approvals/settings.ts';
import { openThreads } from '../../approvals/threads.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Every review thread is resolved by its opener or by a client. */
export const reviewsThreads = defineRule({
  id: 'reviews/threads',
  settings: { threads: threadsField },
  needs: ['threads'],
  mayNeed: [],
  wakesOn: ['thread', 'people'],
  texts: { en, fr },
  isAsked: ({ threads }) => threads === 'resolved',
  check: (facts) => {
    const open = openThreads(facts);
    if (open.length === 0) return { outcome: 'pass', reasons: [{ key: 'all-resolved', values: {} }] };
    return {
      outcome: 'waiting',
      reasons: [
        { key: 'threads-open', values: { count: open.length } },
        ...open.map(({ path, resolved, resolvedBy }) => ({
          key: resolved ? 'resolved-by-other' : 'thread-open',
          values: { path, by: resolvedBy?.login ?? { term: 'account.deleted' } },
        })),
      ],
    };
  },
});
