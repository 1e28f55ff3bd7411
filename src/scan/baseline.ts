import { readFile, writeFile } from 'node:fs/promises';

import { z } from 'zod';

import { counts, type PlacedFinding } from './report.ts';

const baselineFile = z.object({
  version: z.literal(1),
  fingerprints: z.array(z.object({ fingerprint: z.string().regex(/^[\da-f]{64}$/), detector: z.string() })),
});

/** Reads the fingerprints of a baseline; nothing when the file does not exist; throws when it is another kind of file. */
const readBaseline = async (file: string): Promise<ReadonlySet<string> | undefined> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return new Set(baselineFile.parse(JSON.parse(text)).fingerprints.map(({ fingerprint }) => fingerprint));
  } catch (error) {
    throw new Error(`${file} is not a baseline; give another file or remove it to have it written`, { cause: error });
  }
};

const writeBaseline = async (file: string, findings: readonly PlacedFinding[]): Promise<void> => {
  const known = new Map(findings.filter((found) => counts(found)).map((found) => [found.fingerprint, found.detector]));
  const fingerprints = [...known]
    .map(([fingerprint, detector]) => ({ fingerprint, detector }))
    .toSorted((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1));
  await writeFile(file, `${JSON.stringify({ version: 1, fingerprints }, undefined, 2)}\n`);
};

/** Marks what a baseline lists; a baseline that does not exist is written from what counts now. */
export const applyBaseline = async (
  file: string,
  findings: readonly PlacedFinding[],
): Promise<readonly PlacedFinding[]> => {
  let known = await readBaseline(file);
  if (known === undefined) {
    await writeBaseline(file, findings);
    known = new Set(findings.map(({ fingerprint }) => fingerprint));
  }
  return findings.map((found) => (known.has(found.fingerprint) ? { ...found, known: true as const } : found));
};
