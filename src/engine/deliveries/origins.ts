import type { Delivery, Evidence } from '../facts/evidence.ts';
import type { Reason } from '../facts/reason.ts';

/** Where each delivery comes from and what that proves, in plain words: one sentence for each name and level of trust. */
export function originsOf(deliveries: readonly Delivery[]): readonly Reason[] {
  const sentences = deliveries.map(({ name, trust, run, readsOnly }): Reason => {
    if (run === null) return { key: 'origin-local', values: {} };
    const place = run.job === undefined ? run.workflow : `${run.workflow}#${run.job}`;
    return { key: readsOnly === true ? 'origin-read-only' : `origin-${trust}`, values: { name, workflow: place } };
  });
  return [...new Map(sentences.map((sentence) => [JSON.stringify(sentence), sentence])).values()];
}

/** That a workflow behind the figures ran before, and what ended badly then: the best of several attempts is no measurement. */
export function earlierOf({ earlier }: Evidence, deliveries: readonly Delivery[]): readonly Reason[] {
  const workflows = new Set(deliveries.flatMap(({ run }) => run?.workflow ?? []));
  return earlier
    .filter(({ workflow }) => workflows.has(workflow))
    .map(({ workflow, times, failed }) =>
      failed.length === 0
        ? { key: 'ran-before', values: { workflow, times } }
        : { key: 'failed-before', values: { workflow, times, jobs: failed.slice(0, 20) } },
    );
}

/** That what measures is not what it was: at every level a person should look at it before believing the figures. */
export function changedMeasuring({ measuringChanged }: Evidence): readonly Reason[] {
  const [count, paths] = [measuringChanged.length, measuringChanged.slice(0, 100)];
  return count === 0 ? [] : [{ key: 'measuring-differs', values: { count, paths } }];
}

/** What must be told of how long the reports themselves are kept; nothing as long as there is room for them. */
export function roomOf({ roomFull }: Evidence): readonly Reason[] {
  return roomFull === undefined ? [] : [{ key: 'evidence-room-full', values: { limit: roomFull } }];
}
