import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const SHORTEST_KEY = 16;
const KEY_LENGTH = 32;

/** The key of fingerprints: that of a file, or one of this run alone, with which they can be compared with no other run's. */
export const readKey = async (file: string | undefined, cwd: string): Promise<Uint8Array> => {
  if (file === undefined) return Uint8Array.from(randomBytes(KEY_LENGTH));
  const key = await readFile(path.resolve(cwd, file));
  if (key.length < SHORTEST_KEY)
    throw new Error(`${file} holds fewer than ${String(SHORTEST_KEY)} bytes; make a longer random key`);
  return Uint8Array.from(key);
};
