import { html } from 'hono/html';

import { isOrganization, type Organization } from '../../github/world/accounts.ts';
import { fullName } from '../../github/world/repositories.ts';
import { type Markup, page, type Visit } from '../layout.ts';

function member({ say }: Visit, organization: Organization, login: string): string {
  const membership = [...organization.members.values()].find(({ account }) => account.login === login);
  const teams = [...organization.teams.values()].filter(({ members }) =>
    [...members.values()].some(({ account }) => account.login === login),
  );
  const roles = [
    membership?.role === 'admin' ? say('owner') : say('member'),
    ...teams.map((team) => `${say('team')} ${team.slug}`),
  ];
  return roles.join(', ');
}

function organizationBox(visit: Visit, organization: Organization): Markup {
  const { world, say } = visit;
  return html`<section>
    <h2>${organization.name ?? organization.login} <span class="soft">${organization.login}</span></h2>
    <h3>${say('repositories')}</h3>
    <div class="box">
      <ul class="rows">
        ${world.repositoriesOf(organization).map(
          (repository) =>
            html`<li>
              <a href="/${fullName(repository)}">${fullName(repository)}</a>
              <span class="badge">${repository.visibility === 'public' ? say('public') : say('private')}</span>
              <div class="soft">${repository.description ?? ''}</div>
            </li>`,
        )}
      </ul>
    </div>
    <h3>${say('people')}</h3>
    <div class="box">
      <ul class="rows">
        ${[...organization.members.values()].map(
          ({ account }) =>
            html`<li>
              <strong>${account.login}</strong> ${account.name ?? ''}
              <span class="soft">${member(visit, organization, account.login)}</span>
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

/** Who to be for the three things to try, in the company of the visitor's language. */
const cast = {
  fr: { supplier: 'an-karim', colleague: 'an-lea', client: 'sophie-petit', repository: 'acme-boutique/boutique-api' },
  en: { supplier: 'bl-noah', colleague: 'bl-ines', client: 'tom-hale', repository: 'harbour-books/checkout' },
};

export function home(visit: Visit): Markup {
  const { world, say, language } = visit;
  const organizations = [...world.accounts.values()].filter(isOrganization);
  const values = cast[language];
  return page(
    visit,
    say('organizations'),
    html`<h1>${say('sandbox')}</h1>
      <p>${say('intro')}</p>
      <h2>${say('tryThis')}</h2>
      <ol>
        <li>${say('try1', values)}</li>
        <li>${say('try2', values)}</li>
        <li>${say('try3', values)}</li>
      </ol>
      <div class="columns">${organizations.map((organization) => organizationBox(visit, organization))}</div>`,
  );
}
