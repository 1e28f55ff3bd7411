import { z } from 'zod';

const place = z.int().min(1);

const finding = z.strictObject({
  detector: z.string().describe('Id of the form that recognised it'),
  vendor: z.string(),
  kind: z.string().describe('What it opens: token, api-key, password, private-key …'),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  path: z.string(),
  line: place,
  column: place.describe('In UTF-16 code units'),
  endLine: place,
  commit: z.exactOptional(z.string()),
  state: z.exactOptional(z.enum(['head', 'history'])).describe('Of commits: still at the head, or only in the history'),
  fingerprint: z.string().describe('HMAC-SHA-256 of the secret and its family under the key, in hexadecimal'),
  redacted: z.string().describe('Prefix, length and last two characters'),
  layers: z.array(z.string()).describe('What it was under, the outermost first'),
  certain: z.boolean().describe('A checksum in it is right'),
  demoted: z.exactOptional(z.string()).describe('Why it is likely no secret; it does not count'),
  known: z.exactOptional(z.literal(true)).describe('The baseline lists it; it does not count'),
  revoke: z.string().describe('Page where its owner replaces it, empty when there is none'),
});

const gap = z.strictObject({ path: z.string(), commit: z.exactOptional(z.string()), reason: z.string() });

/** What `scan --json` prints. */
export const scanDocument = z.strictObject({
  findings: z.array(finding),
  incomplete: z.array(gap).describe('What was not read, or not whole'),
  files: z.int().min(0).describe('How many were read'),
  comparable: z.boolean().describe('A key was given: fingerprints of two scans may be compared'),
});
