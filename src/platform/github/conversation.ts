import type { Conversation } from '../ports/conversation.ts';
import type { Client } from './client.ts';
import { writeOperations as operations } from './operations.ts';

export function makeConversation(client: Client): Conversation {
  return {
    comment: async (repository, number, body) =>
      (await client.write(repository, operations.createComment, { issue_number: number, body })).id,
    editComment: async (repository, commentId, body) => {
      await client.write(repository, operations.updateComment, { comment_id: commentId, body });
    },
    react: async (repository, commentId, content) => {
      await client.write(repository, operations.react, { comment_id: commentId, content });
    },
    openIssue: async (repository, { title, body, assignees }) =>
      (await client.write(repository, operations.createIssue, { title, body, assignees })).number,
    editIssue: async (repository, number, issue) => {
      await client.write(repository, operations.updateIssue, { issue_number: number, ...issue });
    },
    unlock: async (repository, number) => {
      await client.write(repository, operations.unlock, { issue_number: number });
    },
    requestReviewers: async (repository, number, { users, teams }) => {
      const parameters = { pull_number: number, reviewers: users, team_reviewers: teams };
      await client.write(repository, operations.requestReviewers, parameters);
    },
  };
}
