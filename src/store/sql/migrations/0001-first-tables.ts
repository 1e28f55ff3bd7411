import type { Kysely } from 'kysely';

import { createTable, type Engine, type TableDescription } from '../columns.ts';

const commit = { repositoryId: 'number', number: 'number', head: 'text', baseRef: 'text' } as const;
const judged = {
  ...commit,
  policyDigest: 'text',
  verdictDigest: 'text',
  conclusion: 'text',
  judgedAt: 'number',
} as const;

const tables: Readonly<Record<string, TableDescription>> = {
  delivery: {
    columns: {
      guid: 'text',
      event: 'text',
      installationId: 'number?',
      receivedAt: 'number',
      state: 'text',
      attempts: 'number',
      availableAt: 'number',
      error: 'text',
    },
    key: ['guid'],
    indexes: [
      ['state', 'availableAt', 'receivedAt'],
      ['state', 'receivedAt'],
    ],
  },
  deliveryPayload: { columns: { guid: 'text', bytes: 'bytes' }, key: ['guid'] },
  push: {
    columns: {
      repositoryId: 'number',
      ref: 'text',
      before: 'text',
      after: 'text',
      pusherId: 'number',
      pusherLogin: 'text',
      at: 'number',
      source: 'text',
      sourceId: 'text',
    },
    key: ['repositoryId', 'source', 'sourceId'],
    indexes: [
      ['repositoryId', 'after'],
      ['repositoryId', 'ref'],
    ],
  },
  head: {
    columns: {
      repositoryId: 'number',
      number: 'number',
      position: 'number',
      sha: 'text',
      baseRef: 'text',
      firstSeenAt: 'number',
    },
    key: ['repositoryId', 'number', 'position'],
  },
  approvedPatch: {
    columns: {
      repositoryId: 'number',
      reviewId: 'number',
      number: 'number',
      headSha: 'text',
      baseSha: 'text',
      mergeBase: 'text',
      patchDigest: 'text',
      at: 'number',
    },
    key: ['repositoryId', 'reviewId'],
    indexes: [['repositoryId', 'number']],
  },
  commentApproval: {
    columns: {
      repositoryId: 'number',
      commentId: 'number',
      number: 'number',
      accountId: 'number',
      accountLogin: 'text',
      body: 'text',
      headSha: 'text',
      at: 'number',
      editedAt: 'number?',
    },
    key: ['repositoryId', 'commentId'],
    indexes: [['repositoryId', 'number']],
  },
  namedAccount: {
    columns: { organisationId: 'number', kind: 'text', name: 'text', id: 'number', firstSeenAt: 'number' },
    key: ['organisationId', 'kind', 'name'],
  },
  controlRepository: {
    columns: {
      organisationId: 'number',
      repositoryId: 'number',
      firstSeenAt: 'number',
      confirmedBy: 'number?',
      confirmedAt: 'number?',
    },
    key: ['organisationId'],
  },
  knownPolicy: {
    columns: { organisationId: 'number', seenAt: 'number', commitId: 'text?', text: 'text?', at: 'number?' },
    key: ['organisationId'],
  },
  object: {
    columns: { key: 'text', bytes: 'bytes', size: 'number', usedAt: 'number' },
    key: ['key'],
    indexes: [['usedAt', 'key', 'size']],
  },
  memory: {
    columns: { key: 'text', json: 'text', expiresAt: 'number' },
    key: ['key'],
    indexes: [['expiresAt']],
  },
  verdict: {
    columns: { ...judged, installationId: 'number', json: 'text', changesAt: 'number?' },
    key: ['repositoryId', 'number'],
    indexes: [['changesAt'], ['repositoryId', 'head']],
  },
  judgement: {
    columns: { ...judged, position: 'number' },
    key: ['repositoryId', 'number', 'position'],
    indexes: [
      ['repositoryId', 'head'],
      ['repositoryId', 'judgedAt'],
    ],
  },
  postedCheck: {
    columns: {
      repositoryId: 'number',
      headSha: 'text',
      name: 'text',
      installationId: 'number',
      number: 'number',
      checkRunId: 'number',
      digest: 'text',
      status: 'text',
      annotationsWritten: 'number',
      postedAt: 'number',
      completedAt: 'number?',
    },
    key: ['repositoryId', 'headSha', 'name'],
    indexes: [['status', 'postedAt']],
  },
  stickyComment: {
    columns: { repositoryId: 'number', number: 'number', purpose: 'text', commentId: 'number', digest: 'text' },
    key: ['repositoryId', 'number', 'purpose'],
  },
  command: {
    columns: {
      repositoryId: 'number',
      commentId: 'number',
      number: 'number',
      authorId: 'number',
      authorLogin: 'text',
      command: 'text',
      result: 'text',
      at: 'number',
    },
    key: ['repositoryId', 'commentId'],
    indexes: [
      ['repositoryId', 'number'],
      ['repositoryId', 'authorId', 'at'],
    ],
  },
  exemption: {
    columns: {
      ...commit,
      commentId: 'number',
      kind: 'text',
      covers: 'text',
      reason: 'text',
      givenBy: 'number',
      givenByLogin: 'text',
      givenAt: 'number',
      expiresAt: 'number?',
      endedAt: 'number?',
    },
    key: ['repositoryId', 'commentId'],
    indexes: [
      ['repositoryId', 'number'],
      ['repositoryId', 'givenAt'],
    ],
  },
  incident: {
    columns: {
      repositoryId: 'number',
      kind: 'text',
      fingerprint: 'text',
      number: 'number?',
      detail: 'text',
      at: 'number',
    },
    key: ['repositoryId', 'kind', 'fingerprint'],
    indexes: [['repositoryId', 'at']],
  },
  installation: {
    columns: {
      id: 'number',
      accountId: 'number',
      accountLogin: 'text',
      suspended: 'number',
      permissions: 'text',
      selection: 'text',
      updatedAt: 'number',
    },
    key: ['id'],
  },
  openPull: {
    columns: { ...commit, installationId: 'number', updatedAt: 'number' },
    key: ['repositoryId', 'number'],
    indexes: [['installationId'], ['repositoryId', 'head'], ['repositoryId', 'baseRef']],
  },
  heartbeat: { columns: { id: 'number', at: 'number' }, key: ['id'] },
};

export async function createFirstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(db, engine, name, table);
}
