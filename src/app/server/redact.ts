const PATTERNS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\bgh[a-z]_[A-Za-z0-9._-]{16,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{16,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
];
const HIDDEN = '[hidden]';

/** Takes tokens, keys and the given secrets out of a text, whatever field they slipped into. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const pattern of PATTERNS) clean = clean.replace(pattern, HIDDEN);
  for (const secret of secrets) clean = clean.replaceAll(secret, HIDDEN);
  return clean;
}

/** What may be kept of an error: its message and causes, clean, without the stack. */
export function describeError(error: unknown, secrets: readonly string[] = []): string {
  return redact(messagesOf(error).join(': '), secrets).slice(0, LONGEST);
}

const LONGEST = 2000;

function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return error.cause === undefined ? [error.message] : [error.message, ...messagesOf(error.cause)];
}
