import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { manifest, manifestBounds, manifestReport } from '../../src/engine/evidence/manifest/manifest.ts';
import { Stop } from '../stop.ts';

/**
 * What the measuring job hands to the collecting job: a list of its reports beside them. The list's digest goes the
 * other way, as an output of the measuring job, which no other job of the run can write.
 */
const reportList = z.strictObject({
  version: z.literal(1),
  name: manifest.shape.name,
  workspace: manifest.shape.workspace,
  measuredSha: manifest.shape.measuredSha,
  reports: z.array(manifestReport).max(manifestBounds.reports),
});

/** The list, version 1. */
export type ReportList = z.infer<typeof reportList>;

const LIST_FILE = 'garde-fou-reports.json';

/** Writes the list into the folder; answers with the SHA-256 of its bytes, hexadecimal. */
export function writeList(folder: string, list: ReportList): string {
  return writeDigested(join(folder, LIST_FILE), list);
}

/** Writes a document of JSON that must not be there yet; answers with the SHA-256 of its bytes, hexadecimal. */
export function writeDigested(path: string, document: unknown): string {
  const bytes = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
  if (bytes.length > manifestBounds.manifestBytes)
    throw new Stop('reports-too-large', { limit: manifestBounds.totalBytes / 1_000_000 });
  writeFileSync(path, bytes, { flag: 'wx' });
  return sha256(bytes);
}

/** Reads the list that has this digest; any other was put there by another hand. */
export function readList(folder: string, digest: string): ReportList {
  const bytes = bytesOf(join(folder, LIST_FILE));
  if (sha256(bytes) !== digest) throw new Stop('list-replaced');
  const read = reportList.safeParse(documentOf(bytes));
  if (!read.success) throw new Stop('list-malformed');
  return read.data;
}

function bytesOf(path: string): Buffer {
  try {
    if (statSync(path).size <= manifestBounds.manifestBytes) return readFileSync(path);
  } catch {
    // Told below, in the same words.
  }
  throw new Stop('list-missing');
}

function documentOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
