import { Unreadable } from '../ports/unreadable.ts';
import { kindOf } from './errors.ts';

const TIMEOUT = 60_000;

/** What to fetch: the first request carries the token, the address that it answers does not. */
export interface Download {
  readonly url: string;
  readonly token: string;
  readonly what: string;
  /** Bytes. */
  readonly maximum: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Follows one redirect to wherever the bytes lie, and stops reading at the maximum. */
export async function downloaded({ url, token, what, maximum, now }: Download): Promise<Uint8Array> {
  try {
    const headers = { authorization: `token ${token}`, 'user-agent': 'garde-fou' };
    const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    await answer.body?.cancel();
    const address = answer.headers.get('location');
    if (answer.status !== 302 || address === null) throw refusal(what, answer, now);
    const stored = await fetch(new URL(address, url), { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    if (!stored.ok) throw refusal(what, stored, now);
    return await bounded(stored, what, maximum);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('unavailable', what, { cause: error });
  }
}

function refusal(what: string, { status, headers }: Response, now: number): Unreadable {
  const after = Number(headers.get('retry-after') ?? 0);
  const exhausted = headers.get('x-ratelimit-remaining') === '0';
  if (status === 429 || ((status === 403 || status === 503) && (after > 0 || exhausted))) {
    const reset = Number(headers.get('x-ratelimit-reset') ?? 0) * 1_000;
    return new Unreadable('rate-limited', what, {
      status,
      retryAt: after > 0 ? now + after * 1_000 : Math.max(now, reset),
    });
  }
  return new Unreadable(kindOf(status), what, { status });
}

async function bounded({ body }: Response, what: string, maximum: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (body === null) return new Uint8Array(0);
  const stream: AsyncIterable<Uint8Array> = body;
  for await (const part of stream) {
    size += part.length;
    if (size > maximum) throw new Unreadable('too-large', what);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
