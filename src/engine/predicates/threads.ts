import { z } from 'zod';

import { openThreads } from '../approvals/threads.ts';
import { expected } from '../settings/expectation.ts';
import { type Predicate, yesOrNo } from './predicate.ts';

/** Every review thread is resolved by its opener or by a client. */
export const threads: Predicate<'resolved', 'threads'> = {
  key: 'threads',
  schema: z.enum(['resolved'], expected('choice')),
  words: {
    en: 'Every review thread is resolved, by whoever opened it or by a client.',
    fr: 'Chaque fil de relecture est résolu, par la personne qui l’a ouvert ou par un client.',
  },
  needs: ['threads'],
  suppliersReach: () => 'to-hold',
  holds: (facts) => {
    const open = openThreads(facts);
    return yesOrNo(open.length === 0, 'threads', { count: open.length });
  },
};
