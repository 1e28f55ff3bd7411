import { html, raw } from 'hono/html';

import type { World } from '../github/world/world.ts';
import { style } from './style.ts';
import { type Language, type Say, sayIn } from './words/words.ts';

export type Markup = ReturnType<typeof html>;

/** Who looks at the page, in which language, and what was answered to the last act. */
export interface Visit {
  readonly world: World;
  readonly login: string | null;
  readonly language: Language;
  readonly say: Say;
  readonly answer: string | null;
  readonly here: string;
}

export function visitOf(visit: Omit<Visit, 'say'>): Visit {
  return { ...visit, say: sayIn(visit.language) };
}

/** Reloads when something changed, unless somebody is typing. */
const live = raw(`
  const typing = () => [...document.querySelectorAll('form.act')].some((form) => form.contains(document.activeElement) || form.dataset.touched);
  document.addEventListener('input', (event) => { const form = event.target.closest('form.act'); if (form) form.dataset.touched = '1'; });
  document.querySelectorAll('header select').forEach((select) => select.addEventListener('change', () => select.form.requestSubmit()));
  new EventSource('/changes').addEventListener('change', () => { if (!typing()) location.reload(); });
`);

function people({ world, login }: Visit): Markup[] {
  const users = [...world.accounts.values()].filter(({ type }) => type === 'User');
  return users.map(
    (user) =>
      html`<option value="${user.login}" ${user.login === login ? raw('selected') : ''}>
        ${user.login}${user.name === null ? '' : ` — ${user.name}`}
      </option>`,
  );
}

/** The frame of every page. */
export function page(visit: Visit, title: string, content: Markup): Markup {
  const { say, language, here, answer } = visit;
  const other = language === 'fr' ? 'en' : 'fr';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} · ${say('sandbox')}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <a class="home" href="/">${say('sandbox')}</a>
          <form method="post" action="/visit">
            <input type="hidden" name="here" value="${here}" />
            <label
              >${say('youAre')}
              <select name="login">
                <option value="">${say('nobody')}</option>
                ${people(visit)}
              </select></label
            >
            <button class="plain" name="language" value="${other}">${other === 'fr' ? 'Français' : 'English'}</button>
          </form>
        </header>
        <main>
          ${answer === null ? '' : html`<p class="answer" role="status"><strong>${say('answered')}</strong> ${answer}</p>`}
          ${content}
        </main>
        <script>
          ${live};
        </script>
      </body>
    </html>`;
}
