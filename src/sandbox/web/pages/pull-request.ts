import { html } from 'hono/html';

import { mergeability } from '../../github/enforce/mergeability.ts';
import { latestRuns } from '../../github/enforce/required-checks.ts';
import { changedFiles, pullCommits } from '../../github/world/pull-diffs.ts';
import { fullName, type PullRequest } from '../../github/world/repositories.ts';
import { type Markup, page, type Visit } from '../layout.ts';
import { markdown } from '../markdown.ts';
import { runBadge, stateBadge } from './badges.ts';
import { patchMarkup } from './patch.ts';
import { pullForms } from './pull-forms.ts';

function checks(visit: Visit, pull: PullRequest): Markup {
  const { say } = visit;
  const runs = latestRuns(pull.repository, pull.headSha);
  if (runs.length === 0) return html`<p class="soft">${say('noChecks')}</p>`;
  return html`<div class="box" id="checks">
    <ul class="rows">
      ${runs.map(
        (run) =>
          html`<li>
            ${runBadge(visit, run)} <strong>${run.name}</strong> <span class="soft">${run.suite.app.slug}</span>
            <div>${run.title ?? ''}</div>
            <a href="/${fullName(pull.repository)}/runs/${String(run.id)}?pull=${String(pull.number)}"
              >${say('seePage')}</a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

function mergeBox(visit: Visit, pull: PullRequest): Markup {
  const { world, login, say } = visit;
  if (pull.state === 'closed') return html``;
  if (login === null) return html`<p class="soft">${say('chooseFirst')}</p>`;
  const { allowed, reasons } = mergeability(world, pull, { kind: 'user', account: world.account(login) });
  return html`<div class="box" id="merge">
    <div class="body">
      ${
        allowed
          ? html`<p class="good">✓ ${say('canMerge')}</p>`
          : html`<p class="bad">✗ ${say('cannotMerge')}</p>
              <ul>
                ${reasons.map((reason) => html`<li>${reason}</li>`)}
              </ul>`
      }
      <form class="act" method="post" action="/${fullName(pull.repository)}/pull/${String(pull.number)}/merge">
        <button class="${allowed ? '' : 'stop'}">${say('merge')}</button>
      </form>
    </div>
  </div>`;
}

interface Said {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly body: string;
}

const opinions = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changesRequested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
} as const;

function conversation({ say }: Visit, pull: PullRequest): Markup {
  const reviews = pull.reviews.map(({ submittedAt, author, state, commitId, body }): Said => {
    return {
      at: submittedAt,
      who: author.login,
      what: `${say(opinions[state])} ${say('on')} ${commitId.slice(0, 12)}`,
      body,
    };
  });
  const comments = pull.comments.map(({ createdAt, author, body }): Said => {
    return { at: createdAt, who: author.login, what: say('commented'), body };
  });
  const all = [...reviews, ...comments].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return html`${all.map(
    ({ who, what, body, at }) =>
      html`<div class="box">
        <div class="head">
          <strong>${who}</strong> ${what} <span class="soft">${at.toISOString().slice(0, 16).replace('T', ' ')}</span>
        </div>
        ${body === '' ? '' : html`<div class="body">${markdown(body)}</div>`}
      </div>`,
  )}`;
}

function commits(pull: PullRequest): Markup {
  return html`<div class="box">
    <ul class="rows">
      ${pullCommits(pull).map(
        ({ sha, message, author }) =>
          html`<li>
            <code>${sha.slice(0, 12)}</code> ${message.split('\n', 1)[0]} <span class="soft">${author.name}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}

export function pullRequestPage(visit: Visit, pull: PullRequest): Markup {
  const { say } = visit;
  return page(
    visit,
    `${pull.title} #${String(pull.number)}`,
    html`<p><a href="/${fullName(pull.repository)}">${fullName(pull.repository)}</a></p>
      <h1>${pull.title} <span class="soft">#${String(pull.number)}</span></h1>
      <p>
        ${stateBadge(visit, pull)} <strong>${pull.author.login}</strong> ${say('wants')}
        <code>${pull.headRef}</code> (${pull.headSha.slice(0, 12)}) ${say('into')} <code>${pull.baseRef}</code>
      </p>
      <div class="columns">
        <section>
          <h2>${say('checks')}</h2>
          ${checks(visit, pull)} ${mergeBox(visit, pull)}
          <h2>${say('conversation')}</h2>
          ${pull.body === null || pull.body === '' ? '' : html`<div class="box"><div class="body">${markdown(pull.body)}</div></div>`}
          ${conversation(visit, pull)}
        </section>
        <section>
          <h2>${visit.login === null ? say('act') : say('actAs', { login: visit.login })}</h2>
          ${pullForms(visit, pull)}
        </section>
      </div>
      <h2>${say('commits')}</h2>
      ${commits(pull)}
      <h2>${say('files')}</h2>
      ${changedFiles(pull).map((file) => patchMarkup(pull.repository, file))}`,
  );
}
