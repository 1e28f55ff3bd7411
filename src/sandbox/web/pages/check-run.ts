import { html } from 'hono/html';

import type { CheckRun } from '../../github/world/checks.ts';
import { fullName, type Repository } from '../../github/world/repositories.ts';
import { type Markup, page, type Visit } from '../layout.ts';
import { markdown } from '../markdown.ts';
import { runBadge } from './badges.ts';

/** A check run's page, as GitHub shows it under "Details". */
export function checkRunPage(visit: Visit, repository: Repository, run: CheckRun, pull: string | null): Markup {
  const { say } = visit;
  const back = pull === null ? fullName(repository) : `${fullName(repository)}/pull/${pull}`;
  return page(
    visit,
    `${run.name} · ${run.title ?? ''}`,
    html`<p><a href="/${back}">${pull === null ? fullName(repository) : say('backToPull')}</a></p>
      <p>${runBadge(visit, run)} <strong>${run.name}</strong> <code>${run.headSha.slice(0, 12)}</code></p>
      <h1>${run.title ?? ''}</h1>
      <article id="page">
        ${run.summary === null ? '' : markdown(run.summary)} ${run.text === null ? '' : markdown(run.text)}
      </article>
      ${
        run.annotations.length === 0
          ? ''
          : html`<h2>${say('annotations')}</h2>
              <div class="box">
                <ul class="rows">
                  ${run.annotations.map(
                    (one) =>
                      html`<li>
                        <code>${one.path}:${String(one.start_line)}</code> <strong>${one.title ?? ''}</strong>
                        <div>${one.message}</div>
                      </li>`,
                  )}
                </ul>
              </div>`
      }`,
  );
}
