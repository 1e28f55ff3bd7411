import { demote, isCertain } from '../demotion/demote.ts';
import type { Demotion, Evidence } from '../demotion/reason.ts';
import type { Candidate } from '../matcher/candidate.ts';
import { latin1 } from '../matcher/text.ts';

/** A candidate with its value and what the demotion chain says. */
export interface Judged {
  readonly candidate: Candidate;
  readonly value: string;
  readonly demoted: Demotion | undefined;
  readonly certain: boolean;
}

const CONTEXT = 120;
const LONGEST_VALUE = 20_000;
/** A body shorter than this says nothing by itself. */
const SHORTEST_BODY = 6;

const evidenceOf = (bytes: Uint8Array, candidate: Candidate): Evidence => {
  const { start, end } = candidate;
  const value = latin1(bytes, start, Math.min(end, start + LONGEST_VALUE));
  const before = latin1(bytes, start - CONTEXT, start);
  const after = latin1(bytes, end, Math.min(bytes.length, end + CONTEXT));
  const rest = value.slice((candidate.body ?? start) - start);
  const line = after.search(/[\r\n]/);
  return {
    candidate,
    value,
    body: rest.length < SHORTEST_BODY ? value : rest,
    before: before.slice(before.lastIndexOf('\n') + 1),
    after: line < 0 ? after : after.slice(0, line),
  };
};

const judge = (bytes: Uint8Array, candidate: Candidate): Judged => {
  const evidence = evidenceOf(bytes, candidate);
  return { candidate, value: evidence.value, demoted: demote(evidence), certain: isCertain(evidence) };
};

const BONDS = { form: 3, assigned: 2, named: 1, beside: 0 } as const;

/** How much a judged candidate tells: blocking before demoted, own form before nearness, a vendor before a mere name. */
const weight = ({ candidate, demoted }: Judged): number =>
  (demoted === undefined ? 100 : 0) +
  (demoted === 'identifier' ? -50 : 0) +
  BONDS[candidate.bond] * 10 +
  (candidate.format.id.startsWith('named-') ? 0 : 5);

const byPlace = (one: Candidate, other: Candidate): number => one.start - other.start || other.end - one.end;

/** Judges candidates and keeps, where several overlap, the one that tells most. */
export const judgeAll = (bytes: Uint8Array, candidates: readonly Candidate[]): readonly Judged[] => {
  const kept: Judged[] = [];
  for (const candidate of candidates.toSorted(byPlace)) {
    const rival = kept.at(-1);
    const judged = judge(bytes, candidate);
    if (rival === undefined || candidate.start >= rival.candidate.end) kept.push(judged);
    else if (weight(judged) > weight(rival)) kept[kept.length - 1] = judged;
  }
  return kept;
};
