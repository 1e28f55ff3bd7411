import { RequestError } from '@octokit/request-error';

import { Unreadable, type UnreadableKind } from '../ports/unreadable.ts';

const AFTER_A_SECONDARY_LIMIT = 60_000;

/** GitHub's refusal in the words of the port; whatever is no answer of GitHub's is an outage. */
export function unreadable(what: string, error: unknown, now: number): Unreadable {
  if (error instanceof Unreadable) return error;
  if (!(error instanceof RequestError)) return new Unreadable('unavailable', what, { cause: error });
  const retryAt = retryTime(error, now);
  const { status } = error;
  if (retryAt !== null) return new Unreadable('rate-limited', what, { retryAt, status, cause: error });
  return new Unreadable(kindOf(status), what, { status, cause: error });
}

export function kindOf(status: number): UnreadableKind {
  if (status === 404 || status === 410 || status === 451) return 'not-found';
  if (status >= 500) return 'unavailable';
  // 409: an empty repository; 422: a commit that is not there.
  return status === 409 || status === 422 ? 'not-found' : 'forbidden';
}

/** When GitHub wants to be asked again, or null when this is no rate limit. */
function retryTime(error: RequestError, now: number): number | null {
  if (error.status !== 403 && error.status !== 429) return null;
  const headers: Readonly<Record<string, unknown>> = { ...error.response?.headers };
  const after = Number(headers['retry-after'] ?? 0);
  if (after > 0) return now + after * 1000;
  if (headers['x-ratelimit-remaining'] === '0') return Math.max(now, Number(headers['x-ratelimit-reset'] ?? 0) * 1000);
  return isSecondaryLimit(error) ? now + AFTER_A_SECONDARY_LIMIT : null;
}

function isSecondaryLimit({ status, message }: RequestError): boolean {
  return status === 429 || /secondary rate limit|abuse detection/i.test(message);
}
