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
  let room: Buffer = Buffer.allocUnsafe(Math.min(FIRST_ROOM, Number(request.headers['content-length'] ?? FIRST_ROOM)));
  let size = 0;
  const release = () => {
    budget.held -= size;
    size = 0;
  };
  const giveUp = (problem: BodyProblem) => {
    request.pause();
    request.removeAllListeners('data');
    room = Buffer.alloc(0);
    release();
    resolve(problem);
  };
  request.on('data', (chunk: Buffer) => {
    if (size + chunk.length > maxBytes) return giveUp('too-large');
    if (budget.held + chunk.length > budget.limit) return giveUp('busy');
    room = withRoomFor(room, size, size + chunk.length);
    chunk.copy(room, size);
    size += chunk.length;
    budget.held += chunk.length;
  });
  request.once('end', () => resolve({ bytes: room.subarray(0, size), release }));
  request.once('error', () => giveUp('aborted'));
  request.once('close', () => {
    if (!request.complete) giveUp('aborted');
  });
  return promise;
}

function withRoomFor(room: Buffer, used: number, needed: number): Buffer {
  if (needed <= room.length) return room;
  const larger = Buffer.allocUnsafe(Math.max(needed, room.length * 2));
  room.copy(larger, 0, 0, used);
  return larger;
}
