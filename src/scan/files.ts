import { type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { isStoredElsewhere } from '../engine/facts/blob.ts';
import { LARGEST_FILE, type Source } from './source.ts';

/** Files read in one scan: beyond, the scan is incomplete. */
const MOST_FILES = 50_000;

/** Reads a file, or the first part of a large one. */
const readFile = async (file: string, shown: string): Promise<Source> => {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const bytes = new Uint8Array(Math.min(size, LARGEST_FILE));
      await handle.read(bytes, 0, bytes.length, 0);
      if (isStoredElsewhere(bytes)) return { path: shown, bytes, reason: 'stored-elsewhere' };
      return size > LARGEST_FILE ? { path: shown, bytes, reason: 'too-large' } : { path: shown, bytes };
    } finally {
      await handle.close();
    }
  } catch {
    return { path: shown, reason: 'unreadable' };
  }
};

const isWanted = (entry: Dirent): boolean => entry.name !== '.git' && !entry.isSymbolicLink();

interface Listed {
  readonly file: string;
  /** Its folder, or the folder it is, cannot be listed; or it is no file, and its size tells nothing of what it gives. */
  readonly unreadable?: boolean;
}

const entriesOf = async (folder: string): Promise<readonly Dirent[] | undefined> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((each) => isWanted(each)).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return undefined;
  }
};

/** Lists regular files under a folder, in order; links are not followed, `.git` is left out, everything else is in. */
const walk = async function* (folder: string): AsyncGenerator<Listed> {
  const entries = await entriesOf(folder);
  if (entries === undefined) yield { file: folder, unreadable: true };
  for (const entry of entries ?? []) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else if (entry.isFile()) yield { file: full };
  }
};

const filesAt = async function* (place: string): AsyncGenerator<Listed> {
  const found = await stat(place).catch((cause: unknown) => {
    throw new Error(`${place} cannot be found or entered; give a file or folder that can be read`, { cause });
  });
  if (found.isDirectory()) yield* walk(place);
  else yield found.isFile() ? { file: place } : { file: place, unreadable: true };
};

/** Where files are read, and how many of them at most. */
export interface Reading {
  readonly cwd: string;
  readonly most?: number;
}

/** Reads files and folders, one file at a time; throws when a place that was asked for does not exist. */
export const readFiles = async function* (
  places: readonly string[],
  { cwd, most = MOST_FILES }: Reading,
): AsyncGenerator<Source> {
  let count = 0;
  for (const place of places)
    for await (const { file, unreadable } of filesAt(path.resolve(cwd, place))) {
      if (++count > most) {
        yield { path: place, reason: 'too-many-files' };
        return;
      }
      const shown = path.relative(cwd, file) || file;
      yield unreadable === true ? { path: shown, reason: 'unreadable' } : await readFile(file, shown);
    }
};
