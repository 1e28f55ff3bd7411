import { z } from 'zod';

import type { Reason } from '../facts/reason.ts';
import { count } from '../settings/amounts.ts';
import { expected } from '../settings/expectation.ts';
import { glob } from '../settings/globs.ts';
import { line, login, name, since, until } from '../settings/texts.ts';
import { issueReasons, MOST_PROBLEMS } from '../yaml/issues.ts';
import { type Node, parseYaml, placeOf, plain } from '../yaml/yaml.ts';
import type { Refusal } from './effective.ts';
import type { Waiver } from './waiver.ts';

/** How to read a file of waivers: `repositories` gives the id of each repository of the organisation by lower-cased name. */
export interface WaiverFile {
  readonly file: string;
  readonly repositories: ReadonlyMap<string, number>;
}

/** The waivers of a file, and what is wrong with the others: those never apply. */
export interface LoadedWaivers {
  readonly waivers: readonly Waiver[];
  readonly refusals: readonly Refusal[];
}

const scopeSchema = z.strictObject(
  {
    repository: line.nullable().default(null),
    paths: z.array(glob, expected('list')).max(100, expected('list')).default([]),
    'pull-request': count.nullable().default(null),
    deliverable: line.nullable().default(null),
  },
  expected('mapping'),
);

/** One waiver as a file writes it. */
export const waiverSchema = z.strictObject(
  {
    id: name,
    waives: line,
    scope: scopeSchema.prefault({}),
    reason: line,
    'requested-by': login,
    'approved-by': login,
    created: since,
    expires: until.nullable().default(null),
    'maximum-uses': count.nullable().default(null),
    bypass: z.enum(['used-in-tests', 'false-positive', 'fix-later'], expected('choice')).optional(),
  },
  expected('mapping'),
);

/** Reads one `waivers/*.yml` of the control repository: a waiver or a list of them. Never throws. */
export function loadWaivers(source: string | Uint8Array, { file, repositories }: WaiverFile): LoadedWaivers {
  const parsed = parseYaml(source, file);
  if (!parsed.ok) return { waivers: [], refusals: [refusal(parsed.problem)] };
  const entries = parsed.root.kind === 'list' ? parsed.root.items : [parsed.root];
  const read = entries.map((node) => readWaiver(node, repositories));
  return {
    waivers: read.flatMap(({ waiver }) => (waiver === null ? [] : [waiver])),
    refusals: read.flatMap(({ problems }) => problems.map(refusal)).slice(0, MOST_PROBLEMS),
  };
}

interface ReadWaiver {
  readonly waiver: Waiver | null;
  readonly problems: readonly Reason[];
}

function readWaiver(node: Node, repositories: WaiverFile['repositories']): ReadWaiver {
  const parsed = waiverSchema.safeParse(plain(node));
  if (!parsed.success)
    return { waiver: null, problems: issueReasons(parsed.error.issues, { node, schema: waiverSchema, path: [] }) };
  const { id, scope, expires } = parsed.data;
  const repositoryId = scope.repository === null ? null : repositories.get(scope.repository.toLowerCase());
  // Without the id the waiver would cover every repository instead of none.
  if (repositoryId === undefined) {
    const at = placeOf(node, ['scope', 'repository']);
    const values = { id, repository: scope.repository ?? '' };
    return { waiver: null, problems: [{ key: 'waiver-unknown-repository', values, at }] };
  }
  const endless: Reason = { key: 'waiver-without-end', values: { id }, at: node.at };
  return { waiver: waiverOf(parsed.data, repositoryId), problems: expires === null ? [endless] : [] };
}

function waiverOf(written: z.infer<typeof waiverSchema>, repositoryId: number | null): Waiver {
  const { scope, ...waiver } = written;
  return {
    id: waiver.id,
    waives: waiver.waives,
    scope: {
      repositoryId,
      paths: scope.paths,
      pullRequest: scope['pull-request'],
      head: null,
      deliverable: scope.deliverable,
    },
    reason: waiver.reason,
    requestedBy: waiver['requested-by'],
    approvedBy: waiver['approved-by'],
    created: waiver.created,
    expires: waiver.expires,
    maximumUses: waiver['maximum-uses'],
    source: 'file',
    ...(waiver.bypass === undefined ? {} : { bypass: waiver.bypass }),
  };
}

function refusal(reason: Reason): Refusal {
  return { layer: 'organization', reason };
}
