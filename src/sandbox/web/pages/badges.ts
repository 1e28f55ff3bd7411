import { html } from 'hono/html';

import type { CheckRun } from '../../github/world/checks.ts';
import { isPull, type Issue } from '../../github/world/repositories.ts';
import type { Markup, Visit } from '../layout.ts';
import type { Word } from '../words/words.ts';

/** Whether an issue or a pull request is open, merged or closed. */
export function stateBadge({ say }: Visit, issue: Issue): Markup {
  if (isPull(issue) && issue.mergedAt !== null) return html`<span class="badge good">${say('merged')}</span>`;
  if (issue.state === 'closed') return html`<span class="badge bad">${say('closed')}</span>`;
  const draft = isPull(issue) && issue.draft;
  return html`<span class="badge wait">${say(draft ? 'draft' : 'open')}</span>`;
}

const words: Readonly<Record<string, Word>> = {
  success: 'success',
  failure: 'failure',
  action_required: 'action_required',
};

/** How a check run stands. */
export function runBadge({ say }: Visit, run: CheckRun): Markup {
  if (run.status !== 'completed') return html`<span class="badge wait">● ${say('inProgress')}</span>`;
  const conclusion = run.conclusion ?? 'neutral';
  const known = words[conclusion];
  const word = known === undefined ? conclusion : say(known);
  return conclusion === 'success'
    ? html`<span class="badge good">✓ ${word}</span>`
    : html`<span class="badge bad">✗ ${word}</span>`;
}
