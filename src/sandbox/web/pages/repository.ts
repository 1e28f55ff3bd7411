import { html } from 'hono/html';

import {
  branchNames,
  branchSha,
  fullName,
  isPull,
  type Issue,
  type PullRequest,
  type Repository,
} from '../../github/world/repositories.ts';
import { textOf } from '../blob-text.ts';
import { type Markup, page, type Visit } from '../layout.ts';
import { stateBadge } from './badges.ts';

function pullRow(visit: Visit, pull: PullRequest): Markup {
  return html`<li>
    <a href="/${fullName(pull.repository)}/pull/${String(pull.number)}">#${String(pull.number)} ${pull.title}</a>
    ${stateBadge(visit, pull)}
    <div class="soft">${pull.author.login} · ${pull.headRef} → ${pull.baseRef}</div>
  </li>`;
}

function issueRow(visit: Visit, issue: Issue): Markup {
  return html`<li>
    <a href="/${fullName(issue.repository)}/issues/${String(issue.number)}">#${String(issue.number)} ${issue.title}</a>
    ${stateBadge(visit, issue)}
    <div class="soft">${issue.author.login}</div>
  </li>`;
}

function list(visit: Visit, rows: readonly Markup[]): Markup {
  return rows.length === 0
    ? html`<p class="soft">${visit.say('none')}</p>`
    : html`<div class="box">
        <ul class="rows">
          ${rows}
        </ul>
      </div>`;
}

function openForm({ say, login }: Visit, repository: Repository): Markup {
  if (login === null) return html`<p class="soft">${say('chooseFirst')}</p>`;
  return html`<details>
    <summary>${say('openPull')}</summary>
    <form class="act" method="post" action="/${fullName(repository)}/open">
      <label
        >${say('newBranch')} <input name="branch" required value="change-${String(repository.pulls.size + 1)}"
      /></label>
      <label
        >${say('into')}
        <select name="base">
          ${branchNames(repository).map(
            (branch) => html`<option ${branch === repository.defaultBranch ? 'selected' : ''}>${branch}</option>`,
          )}
        </select></label
      >
      <label>${say('title')} <input name="title" required /></label>
      <label>${say('description')} <textarea name="body"></textarea></label>
      <label>${say('path')} <input name="path" required value="src/change.ts" /></label>
      <label>${say('content')} <textarea name="content" required></textarea></label>
      <button>${say('create')}</button>
    </form>
  </details>`;
}

function files(repository: Repository): Markup {
  const tip = branchSha(repository, repository.defaultBranch);
  const entries = tip === undefined ? [] : [...repository.store.filesAt(tip)];
  return html`${entries.map(
    ([path, file]) =>
      html`<details>
        <summary>${path}</summary>
        <pre>${textOf(repository, file.sha)}</pre>
      </details>`,
  )}`;
}

function newestFirst<T extends Issue>(issues: Iterable<T>): T[] {
  return [...issues].toSorted((one, other) => other.number - one.number);
}

export function repositoryPage(visit: Visit, repository: Repository): Markup {
  const { say } = visit;
  const issues = newestFirst(repository.issues.values()).filter((issue) => !isPull(issue));
  return page(
    visit,
    fullName(repository),
    html`<h1>${fullName(repository)}</h1>
      <p class="soft">${repository.description ?? ''}</p>
      <h2>${say('pullRequests')}</h2>
      ${list(
        visit,
        newestFirst(repository.pulls.values()).map((pull) => pullRow(visit, pull)),
      )}
      ${openForm(visit, repository)}
      <h2>${say('issues')}</h2>
      ${list(
        visit,
        issues.map((issue) => issueRow(visit, issue)),
      )}
      <h2>${say('filesHere', { branch: repository.defaultBranch })}</h2>
      ${files(repository)}`,
  );
}
