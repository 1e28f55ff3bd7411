import { createLabel, createMilestone, editMilestone } from '../act/issues.ts';
import { presentLabel, presentMilestone } from '../present/conversations.ts';
import type { Label, Milestone } from '../world/conversations.ts';
import { found } from '../world/refusal.ts';
import { given, moment, nullableText, numbered, requiredText, shaped, text } from './fields.ts';
import { TALK_READ, TALK_WRITE } from './issues.ts';
import { listed } from './paging.ts';
import { created, inRepository, NO_CONTENT, ok, type RepositoryCall, type Route } from './route.ts';

function labelOf({ repository, params }: RepositoryCall): Label {
  return found(repository.labels.get((params['name'] ?? '').toLowerCase()));
}

function milestoneOf({ repository, params }: RepositoryCall): Milestone {
  return found(repository.milestones.get(numbered(params, 'milestone_number')));
}

function milestoneFields({ body }: RepositoryCall): Partial<Parameters<typeof createMilestone>[3]> {
  return given({
    title: text(body, 'title'),
    description: nullableText(body, 'description'),
    dueOn: body['due_on'] === null ? null : moment(body, 'due_on'),
    state: shaped<'open' | 'closed' | undefined>(body['state']),
  });
}

const LABELS = '/repos/{owner}/{repo}/labels';
const MILESTONES = '/repos/{owner}/{repo}/milestones';

export const labelRoutes: readonly Route[] = [
  inRepository(`GET ${LABELS}`, TALK_READ, (call) =>
    listed(call, [...call.repository.labels.values()], (one) => presentLabel(call.world, call.repository, one)),
  ),
  inRepository(`POST ${LABELS}`, TALK_WRITE, (call) => {
    const { world, repository, actor, body } = call;
    const wish = given({ color: text(body, 'color'), description: nullableText(body, 'description') });
    const label = createLabel(world, repository, actor, { name: requiredText(body, 'name'), ...wish });
    return created(presentLabel(world, repository, label));
  }),
  inRepository(`GET ${LABELS}/{name}`, TALK_READ, (call) =>
    ok(presentLabel(call.world, call.repository, labelOf(call))),
  ),
  inRepository(
    `DELETE ${LABELS}/{name}`,
    TALK_WRITE,
    (call) => {
      const label = labelOf(call);
      call.repository.labels.delete(label.name.toLowerCase());
      for (const issue of call.repository.issues.values()) issue.labels.delete(label);
      return NO_CONTENT;
    },
    'write',
  ),
  inRepository(`GET ${MILESTONES}`, TALK_READ, (call) => {
    const state = call.query.get('state') ?? 'open';
    const matching = [...call.repository.milestones.values()].filter((one) => state === 'all' || one.state === state);
    return listed(call, matching, (one) => presentMilestone(call.world, call.repository, one));
  }),
  inRepository(`POST ${MILESTONES}`, TALK_WRITE, (call) => {
    const { world, repository, actor, body } = call;
    const milestone = createMilestone(world, repository, actor, {
      ...milestoneFields(call),
      title: requiredText(body, 'title'),
    });
    return created(presentMilestone(world, repository, milestone));
  }),
  inRepository(`GET ${MILESTONES}/{milestone_number}`, TALK_READ, (call) =>
    ok(presentMilestone(call.world, call.repository, milestoneOf(call))),
  ),
  inRepository(`PATCH ${MILESTONES}/{milestone_number}`, TALK_WRITE, (call) => {
    const { world, repository, actor } = call;
    editMilestone(world, repository, actor, { milestone: milestoneOf(call), edit: milestoneFields(call) });
    return ok(presentMilestone(world, repository, milestoneOf(call)));
  }),
];
