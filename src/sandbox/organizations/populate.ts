import { installApp } from '../github/act/apps.ts';
import {
  createOrganization,
  createTeam,
  createUser,
  setCollaborator,
  setOrganizationMember,
  setTeamMember,
  setTeamRole,
} from '../github/act/organizations.ts';
import { createRepository } from '../github/act/repositories.ts';
import { createRuleset } from '../github/act/rules.ts';
import { updateRef } from '../github/act/update-ref.ts';
import { writeCommit } from '../github/act/write-commit.ts';
import { type Account, type Organization, teamBySlug } from '../github/world/accounts.ts';
import type { App } from '../github/world/apps.ts';
import type { Repository } from '../github/world/repositories.ts';
import type { World } from '../github/world/world.ts';
import type { SampleOrganization } from './sample.ts';

const controlRepository = '.garde-fou';

/** Builds a made-up company: people, teams, code, a policy, the ruleset that makes the check required, the App installed by an owner. */
export function populate(world: World, app: App, sample: SampleOrganization): Organization {
  const organization = createOrganization(world, sample.login, { name: sample.name, basePermission: 'none' });
  const people = new Map(
    sample.people.map(({ login, name, role }) => {
      const account = userNamed(world, login, name);
      setOrganizationMember(world, organization, account, { role: role === 'owner' ? 'admin' : 'member' });
      return [login, account] as const;
    }),
  );
  for (const { name, members } of sample.teams) {
    const team = createTeam(world, organization, name);
    for (const login of members) setTeamMember(world, team, world.account(login));
  }
  const owner = world.account(sample.people.find(({ role }) => role === 'owner')?.login ?? sample.login);
  fill(world, createRepository(world, organization, controlRepository, { description: 'Policy', by: owner }), owner, {
    'policy.yml': sample.policy,
  });
  for (const { name, description, files } of sample.repositories) {
    const repository = createRepository(world, organization, name, { description, by: owner });
    fill(world, repository, owner, files);
    grantAccess(world, repository, sample, people);
  }
  requireCheck(world, organization, owner, app);
  installApp(world, app, organization, { by: owner });
  return organization;
}

/** The same person may work for several companies. */
function userNamed(world: World, login: string, name: string): Account {
  return [...world.accounts.values()].find((account) => account.login === login) ?? createUser(world, login, { name });
}

function fill(world: World, repository: Repository, owner: Account, files: Readonly<Record<string, string>>): void {
  const commit = writeCommit(world, repository, owner, { parents: [], files, message: 'Start' });
  updateRef(world, repository, { kind: 'user', account: owner }, { ref: 'refs/heads/main', after: commit.sha });
}

function grantAccess(
  world: World,
  repository: Repository,
  sample: SampleOrganization,
  people: ReadonlyMap<string, Account>,
): void {
  const organization = world.organization(sample.login);
  for (const { slug, access } of sample.teams) {
    const team = teamBySlug(organization, slug);
    if (team !== undefined) setTeamRole(world, repository, team, access);
  }
  for (const { login, access } of sample.people) {
    const account = people.get(login);
    if (account !== undefined && access !== undefined)
      setCollaborator(world, repository, account, { role: access, by: organization });
  }
}

/** What `garde-fou ruleset` prints, imported by an owner: required, and pinned to this App. */
function requireCheck(world: World, organization: Organization, owner: Account, app: App): void {
  const checks = [{ context: 'Garde-fou', integration_id: app.id }];
  createRuleset(
    world,
    organization,
    { kind: 'user', account: owner },
    {
      name: 'Garde-fou',
      enforcement: 'active',
      conditions: {
        ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] },
        repository_name: { include: ['~ALL'], exclude: [controlRepository] },
      },
      rules: [
        {
          type: 'required_status_checks',
          parameters: { required_status_checks: checks, strict_required_status_checks_policy: false },
        },
        {
          type: 'pull_request',
          parameters: {
            required_approving_review_count: 0,
            dismiss_stale_reviews_on_push: false,
            require_code_owner_review: false,
            require_last_push_approval: false,
            required_review_thread_resolution: false,
          },
        },
        { type: 'deletion' },
        { type: 'non_fast_forward' },
      ],
    },
  );
}
