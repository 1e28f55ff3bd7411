import { html } from 'hono/html';

import { changedFiles } from '../../github/world/pull-diffs.ts';
import { branchNames, fullName, type PullRequest } from '../../github/world/repositories.ts';
import { textOf } from '../blob-text.ts';
import type { Markup, Visit } from '../layout.ts';

function commentForm({ say }: Visit, action: string): Markup {
  return html`<details open>
    <summary>${say('comment')}</summary>
    <form class="act" method="post" action="${action}/comment">
      <label>${say('yourComment')} <textarea name="body" required></textarea></label>
      <button class="plain">${say('comment')}</button>
    </form>
  </details>`;
}

function reviewForm({ say }: Visit, action: string): Markup {
  return html`<details open>
    <summary>${say('review')}</summary>
    <form class="act" method="post" action="${action}/review">
      <label>${say('yourComment')} <textarea name="body"></textarea></label>
      <div class="choices">
        <button name="event" value="APPROVE">${say('approve')}</button>
        <button class="stop" name="event" value="REQUEST_CHANGES">${say('requestChanges')}</button>
      </div>
    </form>
  </details>`;
}

function pushForm({ say }: Visit, pull: PullRequest, action: string): Markup {
  const first = changedFiles(pull)[0];
  const text = first?.after === undefined ? '' : textOf(pull.repository, first.after.sha);
  return html`<details>
    <summary>${say('push')}</summary>
    <form class="act" method="post" action="${action}/push">
      <label>${say('path')} <input name="path" required value="${first?.path ?? ''}" /></label>
      <label>${say('content')} <textarea name="content">${text}</textarea></label>
      <label>${say('message')} <input name="message" required value="Update" /></label>
      <button class="plain">${say('push')}</button>
    </form>
  </details>`;
}

function measureForm({ say }: Visit, action: string): Markup {
  return html`<details>
    <summary>${say('measure')}</summary>
    <form class="act" method="post" action="${action}/measure">
      <p class="soft">${say('measureMeans')}</p>
      <div class="choices">
        <button name="measured" value="all">${say('measureAll')}</button>
        <button name="measured" value="half">${say('measureHalf')}</button>
        <button class="stop" name="measured" value="forged">${say('measureForged')}</button>
      </div>
    </form>
  </details>`;
}

function editForm({ say }: Visit, pull: PullRequest, action: string): Markup {
  return html`<details>
    <summary>${say('edit')}</summary>
    <form class="act" method="post" action="${action}/edit">
      <label>${say('title')} <input name="title" required value="${pull.title}" /></label>
      <label>${say('description')} <textarea name="body">${pull.body ?? ''}</textarea></label>
      <button class="plain">${say('save')}</button>
    </form>
    <form class="act" method="post" action="${action}/retarget">
      <label
        >${say('retarget')}
        <select name="base">
          ${branchNames(pull.repository).map((branch) => html`<option ${branch === pull.baseRef ? 'selected' : ''}>${branch}</option>`)}
        </select></label
      >
      <button class="plain">${say('save')}</button>
    </form>
    <form class="act" method="post" action="${action}/${pull.state === 'open' ? 'close' : 'reopen'}">
      <button class="stop">${say(pull.state === 'open' ? 'close' : 'reopen')}</button>
    </form>
  </details>`;
}

/** Everything a person can do to a pull request here. */
export function pullForms(visit: Visit, pull: PullRequest): Markup {
  if (visit.login === null) return html`<p class="soft">${visit.say('chooseFirst')}</p>`;
  const action = `/${fullName(pull.repository)}/pull/${String(pull.number)}`;
  return html`${reviewForm(visit, action)} ${commentForm(visit, action)} ${pushForm(visit, pull, action)}
  ${measureForm(visit, action)} ${editForm(visit, pull, action)}`;
}
