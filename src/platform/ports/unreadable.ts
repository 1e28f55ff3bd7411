/** Why the forge did not give something. */
export type UnreadableKind =
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'partial'
  | 'too-large'
  /** The forge has not computed it yet: asking again in a moment helps. */
  | 'pending';

interface UnreadableDetails {
  readonly retryAt?: number;
  readonly status?: number;
  readonly cause?: unknown;
}

/** Something that could not be read, or not whole. Never an empty answer: partial facts do not open the gate. */
export class Unreadable extends Error {
  readonly kind: UnreadableKind;
  /** What was asked for, an operation of the port. */
  readonly what: string;
  /** Epoch milliseconds from which asking again is allowed; null when the forge did not say. */
  readonly retryAt: number | null;
  /** The forge's HTTP status, for people who look into it; 0 when there was no answer. */
  readonly status: number;

  constructor(kind: UnreadableKind, what: string, more: UnreadableDetails = {}) {
    super(`GitHub did not give "${what}" (${kind}).`, { cause: more.cause });
    this.name = 'Unreadable';
    this.kind = kind;
    this.what = what;
    this.retryAt = more.retryAt ?? null;
    this.status = more.status ?? 0;
  }
}

/** One part of a larger answer: read whole, or why not. */
export type Reading<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly problem: Unreadable };

/** Whether waiting helps, so that the job should come back instead of judging without it. */
export function passes(problem: Unreadable): boolean {
  return ['rate-limited', 'unavailable', 'pending'].includes(problem.kind);
}

/** Turns a failing read into data; everything that is not the forge's refusal goes on as an error. */
export async function reading<T>(read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { known: true, value: await read() };
  } catch (error) {
    if (error instanceof Unreadable) return { known: false, problem: error };
    throw error;
  }
}
