import type { DeliveryReasonKey } from '../facts/evidence.ts';
import type { Problem } from './bytes/problem.ts';

const KEYS: Readonly<Partial<Record<Problem['key'], DeliveryReasonKey>>> = {
  empty: 'report-empty',
  encoding: 'report-encoding',
  unrecognised: 'report-unrecognised',
  truncated: 'report-truncated',
  'too-many': 'report-too-large',
  'too-long': 'report-too-large',
};

/** What is told of a delivered report that could not be read. */
export function reportReason({ key }: Pick<Problem, 'key'>): DeliveryReasonKey {
  return KEYS[key] ?? 'report-malformed';
}
