import type { Parsed } from '../bytes/problem.ts';
import { type Manifest, manifest, manifestBounds } from './manifest.ts';

/**
 * Reads the manifest of an artifact: total, strict, and never more than what the schema names.
 * The problem's detail is the place in the document (`reports.3.sha256`), never a quotation.
 */
export function readManifest(bytes: Uint8Array): Parsed<Manifest> {
  if (bytes.length > manifestBounds.manifestBytes) return { ok: false, problem: { key: 'too-long' } };
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return { ok: false, problem: { key: error instanceof SyntaxError ? 'malformed' : 'encoding' } };
  }
  const read = manifest.safeParse(document);
  if (read.success) return { ok: true, value: read.data };
  const place = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return { ok: false, problem: { key: 'malformed', ...(place === '' ? {} : { detail: place }) } };
}
