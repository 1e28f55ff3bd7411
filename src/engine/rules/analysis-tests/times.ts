import type { Delivery } from '../../facts/evidence.ts';
import type { Reason } from '../../facts/reason.ts';
import type { TestFacts } from '../../facts/tests.ts';

/** Clocks differ a little, and a run's own times are written in whole seconds. */
const SLACK_SECONDS = 120;
const MOST_NAMES = 20;

/** Cases that claim to have run longer than the whole run that delivered them: nobody measured that. */
export function impossibleTimes({ deliveries }: TestFacts, accepted: readonly Delivery[]): readonly Reason[] {
  return accepted.flatMap(({ id, name, run }) => {
    const most = run?.seconds;
    if (most === undefined) return [];
    const cases = deliveries.filter(({ delivery }) => delivery === id).flatMap((one) => one.cases);
    const longer = cases.filter(({ seconds }) => seconds > most + SLACK_SECONDS);
    if (longer.length === 0) return [];
    const names = longer.slice(0, MOST_NAMES).map((one) => one.name);
    return [{ key: 'times-impossible', values: { name, count: longer.length, names, seconds: Math.ceil(most) } }];
  });
}
