import { html } from 'hono/html';

import { fullName, type Issue } from '../../github/world/repositories.ts';
import { type Markup, page, type Visit } from '../layout.ts';
import { markdown } from '../markdown.ts';
import { stateBadge } from './badges.ts';

export function issuePage(visit: Visit, issue: Issue): Markup {
  const { say, login } = visit;
  const action = `/${fullName(issue.repository)}/issues/${String(issue.number)}/comment`;
  return page(
    visit,
    `${issue.title} #${String(issue.number)}`,
    html`<p><a href="/${fullName(issue.repository)}">${fullName(issue.repository)}</a></p>
      <h1>${issue.title} <span class="soft">#${String(issue.number)}</span></h1>
      <p>${stateBadge(visit, issue)} <strong>${issue.author.login}</strong></p>
      <article>${markdown(issue.body ?? '')}</article>
      ${issue.comments.map(
        ({ author, body }) =>
          html`<div class="box">
            <div class="head"><strong>${author.login}</strong> ${say('commented')}</div>
            <div class="body">${markdown(body)}</div>
          </div>`,
      )}
      ${
        login === null
          ? html`<p class="soft">${say('chooseFirst')}</p>`
          : html`<form class="act" method="post" action="${action}">
              <label>${say('yourComment')} <textarea name="body" required></textarea></label>
              <button class="plain">${say('comment')}</button>
            </form>`
      }`,
  );
}
