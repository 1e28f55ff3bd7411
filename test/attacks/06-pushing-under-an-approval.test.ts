import { expect, test } from 'vitest';

import { judged, oneReviewer } from '../support/approvals.ts';
import { comment, review, type Told } from '../support/facts.ts';

const phrases = { ...oneReviewer, 'approve-by': { comment: ['/approve'] } };

test.each<[string, Told]>([
  ['pushing after the review', { reviews: [review('claire-cto', 'approved', { commit: 'c'.repeat(40) })] }],
  ['pushing after the comment', { comments: [comment('claire-cto', '/approve', { created: '2026-10-14T07:00:00Z' })] }],
  ['pushing when nobody watched', { comments: [comment('claire-cto', '/approve')], recorded: { pushes: [] } }],
  ['quoting the phrase', { comments: [comment('claire-cto', '> /approve\n\nnot yet')] }],
  ['putting the phrase into code', { comments: [comment('claire-cto', '```\n/approve\n```')] }],
  ['hiding the phrase in an HTML comment', { comments: [comment('claire-cto', 'No. <!-- \n/approve\n-->')] }],
])('%s gives no approval', (_, told) => {
  expect(judged(told, phrases).outcome).toBe('waiting');
});
