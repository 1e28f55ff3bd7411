import { isOrganization } from '../world/accounts.ts';
import { fullName, type Repository } from '../world/repositories.ts';
import type { World } from '../world/world.ts';
import { presentAccount } from './accounts.ts';
import { type Json, nodeId, stamp, webUrl } from './json.ts';

const LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

const FIGURES = {
  forks_count: 0,
  stargazers_count: 0,
  watchers_count: 0,
  size: 0,
  forks: 0,
  watchers: 0,
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  has_pages: false,
  has_downloads: true,
  has_discussions: false,
  disabled: false,
  is_template: false,
  allow_forking: true,
  web_commit_signoff_required: false,
};

export function apiUrl(world: World, repository: Repository): string {
  return `${world.url}/repos/${fullName(repository)}`;
}

export function presentMinimalRepository(world: World, repository: Repository): Json {
  const url = apiUrl(world, repository);
  const name = fullName(repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: name,
    owner: presentAccount(world, repository.owner),
    private: repository.visibility !== 'public',
    html_url: webUrl(world, name),
    description: repository.description,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(Object.entries(LINKS).map(([key, path]) => [key, url + path])),
  };
}

/** The form of webhooks and of pull requests' two sides. */
export function presentRepository(world: World, repository: Repository): Json {
  const name = fullName(repository);
  const open = [...repository.issues.values()].filter(({ state }) => state === 'open').length;
  return {
    ...presentMinimalRepository(world, repository),
    ...FIGURES,
    git_url: `git://127.0.0.1/${name}.git`,
    ssh_url: `git@127.0.0.1:${name}.git`,
    clone_url: `${webUrl(world, name)}.git`,
    svn_url: webUrl(world, name),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    open_issues_count: open,
    open_issues: open,
    topics: [...repository.topics],
    archived: repository.archived,
    visibility: repository.visibility,
    pushed_at: stamp(repository.pushedAt),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.updatedAt),
    custom_properties: Object.fromEntries(repository.properties),
  };
}

export function presentFullRepository(world: World, repository: Repository): Json {
  const { mergeMethods, owner, parent } = repository;
  const kin =
    parent === null ? {} : { parent: presentRepository(world, parent), source: presentRepository(world, parent) };
  return {
    ...presentRepository(world, repository),
    ...kin,
    ...(isOrganization(owner) ? { organization: presentAccount(world, owner) } : {}),
    allow_merge_commit: mergeMethods.includes('merge'),
    allow_squash_merge: mergeMethods.includes('squash'),
    allow_rebase_merge: mergeMethods.includes('rebase'),
    allow_auto_merge: repository.allowAutoMerge,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
    allow_update_branch: false,
    subscribers_count: 0,
    network_count: 0,
  };
}
