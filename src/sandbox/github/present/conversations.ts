import type { Account } from '../world/accounts.ts';
import { isOrganization } from '../world/accounts.ts';
import type { Comment, Label, Milestone, Reaction } from '../world/conversations.ts';
import { fullName, type Issue, isPull, type Repository } from '../world/repositories.ts';
import { isActiveMember, isOwner } from '../world/roles.ts';
import type { World } from '../world/world.ts';
import { presentAccount, presentAccountOrNull, presentAppOf } from './accounts.ts';
import { type Json, nodeId, stamp, stampOrNull, webUrl } from './json.ts';
import { apiUrl } from './repositories.ts';

export function associationOf(repository: Repository, account: Account): string {
  const { owner } = repository;
  if (account === owner || isOwner(owner, account)) return isOrganization(owner) ? 'MEMBER' : 'OWNER';
  if (isActiveMember(owner, account)) return 'MEMBER';
  if (repository.collaborators.has(account.id)) return 'COLLABORATOR';
  const merged = [...repository.pulls.values()].some(({ author, mergedAt }) => author === account && mergedAt !== null);
  return merged ? 'CONTRIBUTOR' : 'NONE';
}

export function presentLabel(world: World, repository: Repository, label: Label): Json {
  const url = `${apiUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`;
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function presentMilestone(world: World, repository: Repository, milestone: Milestone): Json {
  const url = `${apiUrl(world, repository)}/milestones/${milestone.number}`;
  const issues = [...repository.issues.values()].filter((issue) => issue.milestone === milestone);
  return {
    url,
    html_url: webUrl(world, `${fullName(repository)}/milestone/${milestone.number}`),
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: presentAccount(world, milestone.creator),
    open_issues: issues.filter(({ state }) => state === 'open').length,
    closed_issues: issues.filter(({ state }) => state === 'closed').length,
    state: milestone.state,
    created_at: stamp(milestone.createdAt),
    updated_at: stamp(milestone.updatedAt),
    due_on: stampOrNull(milestone.dueOn),
    closed_at: stampOrNull(milestone.closedAt),
  };
}

export function presentReaction(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: presentAccount(world, reaction.user),
    content: reaction.content,
    created_at: stamp(reaction.createdAt),
  };
}

const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'eyes', 'rocket'];

export function presentReactions(url: string, reactions: readonly Reaction[]): Json {
  const counts = REACTIONS.map((content) => [content, reactions.filter((one) => one.content === content).length]);
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
}

export function presentComment(world: World, issue: Issue, comment: Comment): Json {
  const url = `${apiUrl(world, issue.repository)}/issues/comments/${comment.id}`;
  const kind = isPull(issue) ? 'pull' : 'issues';
  return {
    url,
    html_url: webUrl(world, `${fullName(issue.repository)}/${kind}/${issue.number}#issuecomment-${comment.id}`),
    issue_url: `${apiUrl(world, issue.repository)}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: presentAccount(world, comment.author),
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    author_association: associationOf(issue.repository, comment.author),
    body: comment.body,
    reactions: presentReactions(url, comment.reactions),
    performed_via_github_app: presentAppOf(world, comment.author),
  };
}

function pullLinks(world: World, issue: Issue): Json {
  if (!isPull(issue)) return {};
  const html = webUrl(world, `${fullName(issue.repository)}/pull/${issue.number}`);
  const links = {
    url: `${apiUrl(world, issue.repository)}/pulls/${issue.number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: stampOrNull(issue.mergedAt),
  };
  return { draft: issue.draft, pull_request: links };
}

/** What issues and pull requests have in common. */
export function presentThread(world: World, issue: Issue): Json {
  const { repository } = issue;
  const assignees = [...issue.assignees].map((account) => presentAccount(world, account));
  return {
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: presentAccount(world, issue.author),
    body: issue.body,
    labels: [...issue.labels].map((label) => presentLabel(world, repository, label)),
    milestone: issue.milestone === null ? null : presentMilestone(world, repository, issue.milestone),
    active_lock_reason: null,
    created_at: stamp(issue.createdAt),
    updated_at: stamp(issue.updatedAt),
    closed_at: stampOrNull(issue.closedAt),
    assignee: assignees[0] ?? null,
    assignees,
    author_association: associationOf(repository, issue.author),
  };
}

export function presentIssue(world: World, issue: Issue): Json {
  const { repository, number } = issue;
  const url = `${apiUrl(world, repository)}/issues/${number}`;
  return {
    ...presentThread(world, issue),
    id: issue.id,
    node_id: nodeId(isPull(issue) ? 'PullRequest' : 'Issue', isPull(issue) ? issue.pullId : issue.id),
    url,
    repository_url: apiUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: webUrl(world, `${fullName(repository)}/${isPull(issue) ? 'pull' : 'issues'}/${number}`),
    comments: issue.comments.length,
    state_reason: issue.stateReason,
    closed_by: presentAccountOrNull(world, issue.closedBy),
    reactions: presentReactions(url, issue.reactions),
    performed_via_github_app: presentAppOf(world, issue.author),
    ...pullLinks(world, issue),
  };
}
