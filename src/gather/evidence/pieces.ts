import type { Piece, PieceName, Pieces } from '../../engine/facts/facts.ts';
import type { ChangedFiles } from '../../engine/facts/file.ts';
import type { EffectivePolicy } from '../../engine/policy/effective.ts';
import { gathered } from '../pieces.ts';
import type { Subject, Tools } from '../tools.ts';
import { coverageFacts } from './coverage.ts';
import { gatherEvidence, type GatheredEvidence } from './evidence.ts';
import { recordIfMissed } from './history/record-commit.ts';
import { measureOf, missesTests, trustOf, awaitedNames } from './measure.ts';
import { analysisFacts, testFacts, type ResultSources } from './results.ts';

/** The pieces that come from what CI delivered. */
export type EvidencePieceName = Extract<PieceName, 'evidence' | 'coverage' | 'tests' | 'analysis'>;
type EvidencePieces = { readonly [K in EvidencePieceName]: () => Promise<Piece<Pieces[K]>> };

/** How each of these pieces is read; what they share is read once. */
export function evidencePieces(
  tools: Tools,
  subject: Subject,
  { policy, files }: { readonly policy: EffectivePolicy; readonly files: () => Promise<Piece<ChangedFiles>> },
): EvidencePieces {
  let delivered: Promise<GatheredEvidence> | undefined;
  const deliveries = (): Promise<GatheredEvidence> => (delivered ??= gatherEvidence(tools, subject, policy));
  let based: Promise<void> | undefined;
  const base = (): Promise<void> => (based ??= recordBase(tools, subject, policy));
  return {
    evidence: () => gathered('evidence', async () => (await deliveries()).evidence),
    coverage: () =>
      gathered('coverage', async () => {
        const { deliveries: own } = await deliveries();
        await base();
        const renamed = renamedIn(await files());
        return coverageFacts(tools, subject, { deliveries: own, measure: measureOf(policy), renamed });
      }),
    tests: () =>
      gathered('tests', async () => {
        await base();
        const asked = { counting: countingOf(policy), missesTests: missesTests(policy) };
        return testFacts(tools, subject, { ...(await deliveries()), ...asked });
      }),
    analysis: () =>
      gathered('analysis', async () => {
        await base();
        return analysisFacts(tools, subject, { ...(await deliveries()), counting: countingOf(policy) });
      }),
  };
}

function countingOf(policy: EffectivePolicy): ResultSources['counting'] {
  return { trust: trustOf(policy, 'analysis'), names: awaitedNames(policy, 'analysis') };
}

async function recordBase(tools: Tools, subject: Subject, policy: EffectivePolicy): Promise<void> {
  const { repository, organization, mergeBase, state } = subject;
  const { defaultBranch } = state.repository;
  if (mergeBase === null || state.change.base.ref !== defaultBranch) return;
  const listed = policy.evidence.workflows;
  await recordIfMissed(tools, { repository, organization, defaultBranch, commit: mergeBase, listed });
}

function renamedIn(files: Piece<ChangedFiles>): ReadonlyMap<string, string> {
  const entries = files.known ? files.value.entries : [];
  return new Map(
    entries.flatMap(({ path, previousPath }) => (previousPath === null ? [] : [[path, previousPath] as const])),
  );
}
