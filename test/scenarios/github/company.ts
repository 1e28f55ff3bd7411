import type { NewRepository } from '../../../src/sandbox/github/driver/builder.ts';
import type { FakeGitHub } from '../../../src/sandbox/github/start-fake-github.ts';
import type { App } from '../../../src/sandbox/github/world/apps.ts';

export const ORGANIZATION = 'acme-boutique';
export const SHOP = `${ORGANIZATION}/boutique-api`;
export const CONTROL = `${ORGANIZATION}/.garde-fou`;

/** A policy that asks for a client's approval, and for the CTO's where money is concerned. */
export function reviewPolicy(language: 'en' | 'fr' = 'en'): string {
  return `version: 1
language: ${language}
timezone: Europe/Paris
people:
  client:
    product: { teams: [produit] }
    cto: { users: [claire-cto] }
    direction: { users: [marie-durand] }
  vendors:
    agence-nord: { teams: [agence-nord] }
policies:
  reviews:
    enforcement: block
    requirements:
      - name: a client reviewer
        require: { approvals: 1, from: [product, cto] }
      - name: payment code needs the CTO
        when: { changed-files: ["src/payment/**"] }
        require: { approvals: 1, from: [cto] }
    combine: { all: [a client reviewer, payment code needs the CTO] }
waivers: { maximum-duration: 90d, by: [cto, direction] }
emergency: { by: [direction, cto], people: 1 }
`;
}

/** What differs from scene to scene. */
export interface CompanyOptions {
  /** Text of `policy.yml`; null: the control repository has none. `undefined`: the review policy. */
  readonly policy?: string | null;
  readonly language?: 'en' | 'fr';
  /** Whether there is a control repository at all; true unless told. */
  readonly control?: boolean;
  /** Further files of the control repository. */
  readonly controlFiles?: Readonly<Record<string, string>>;
  readonly shop?: NewRepository;
}

/** Makes the company's people, its shop and its control repository. */
export function inhabit(github: FakeGitHub, app: App, options: CompanyOptions): void {
  const { build } = github;
  build.organization(ORGANIZATION, { owners: ['marie-durand', 'claire-cto'], basePermission: 'none' });
  build.team(ORGANIZATION, 'produit', { members: ['sophie-petit', 'paul-martin'] });
  build.team(ORGANIZATION, 'agence-nord', { members: ['an-karim', 'an-lea'] });
  build.repository(SHOP, {
    visibility: 'private',
    files: { 'README.md': '# boutique-api\n', 'src/payment/pay.ts': 'export const pay = 1;\n' },
    teams: { produit: 'write', 'agence-nord': 'write' },
    ...options.shop,
  });
  const policy = options.policy === undefined ? reviewPolicy(options.language) : options.policy;
  if (options.control !== false)
    build.repository(CONTROL, {
      visibility: 'private',
      files: { 'README.md': 'Policy\n', ...(policy === null ? {} : { 'policy.yml': policy }), ...options.controlFiles },
    });
  github.as('marie-durand').desk.ruleset(SHOP, {
    name: 'Garde-fou',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'pull_request', parameters: pullRequestRule },
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'Garde-fou', integration_id: app.id }],
          strict_required_status_checks_policy: false,
        },
      },
    ],
  });
}

const pullRequestRule = {
  required_approving_review_count: 0,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};
