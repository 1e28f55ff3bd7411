import type { IncomingMessage } from 'node:http';

/** Bytes of bodies held at once, over all requests: unsigned senders must not fill the memory together. */
export interface BodyBudget {
  readonly limit: number;
  held: number;
}

export type BodyProblem = 'too-large' | 'busy' | 'aborted';

export interface ReadBody {
  readonly bytes: Uint8Array;
  /** Gives the bytes back to the budget. */
  readonly release: () => void;
}

const FIRST_ROOM = 64 * 1024;

/** The whole body, or why it was not read to the end. */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  budget: BodyBudget,
): Promise<ReadBody | BodyProblem> {
  const { promise, resolve } = Promise.withResolvers<ReadBody | BodyProblem>();
  // One growing buffer: a body cut into single bytes costs no more than another.
  let room: Buffer = Buffer.alloc(0);
  let size = 0;
  const first = Math.min(FIRST_ROOM, Number(request.headers['content-length'] ?? FIRST_ROOM));
  // The room is what memory holds, whether it is full or not.
  const release = () => {
    budget.held -= room.length;
    room = Buffer.alloc(0);
  };
  const giveUp = (problem: BodyProblem) => {
    request.pause();
    request.removeAllListeners('data');
    release();
    resolve(problem);
  };
  request.on('data', (chunk: Buffer) => {
    const needed = size + chunk.length;
    if (needed > maxBytes) return giveUp('too-large');
    const wanted = needed <= room.length ? room.length : Math.min(maxBytes, Math.max(needed, room.length * 2, first));
    if (budget.held + wanted - room.length > budget.limit) return giveUp('busy');
    budget.held += wanted - room.length;
    room = resized(room, size, wanted);
    chunk.copy(room, size);
    size = needed;
  });
  request.once('end', () => resolve({ bytes: room.subarray(0, size), release }));
  request.once('error', () => giveUp('aborted'));
  request.once('close', () => {
    if (!request.complete) giveUp('aborted');
  });
  return promise;
}

function resized(room: Buffer, used: number, wanted: number): Buffer {
  if (wanted === room.length) return room;
  const larger = Buffer.allocUnsafe(wanted);
  room.copy(larger, 0, 0, used);
  return larger;
}
