import type { Collected, Scan } from './scan-sources.ts';

/** What is printed for a path that holds a secret itself. */
const HIDDEN_PATH = '(a path with a secret in it)';

/** The same with no path in it that holds a secret: what is printed ends up in logs. */
export const withSafePaths = async (scan: Scan, collected: Collected): Promise<Collected> => {
  const { findings, incomplete } = collected;
  const paths = [...new Set([...findings, ...incomplete].map(({ path }) => path))];
  if (paths.length === 0) return collected;
  const text = paths.map((path) => path.replaceAll(/[\r\n]/g, ' ')).join('\n');
  const result = await scan(Uint8Array.from(Buffer.from(text, 'utf8')), '');
  const told = typeof result === 'string' ? [] : result.findings.filter(({ demoted }) => demoted === undefined);
  const unsafe = new Set(typeof result === 'string' ? paths : told.map(({ line }) => paths[line - 1]));
  const safe = <T extends { readonly path: string }>(one: T): T =>
    unsafe.has(one.path) ? { ...one, path: HIDDEN_PATH } : one;
  return { ...collected, findings: findings.map((one) => safe(one)), incomplete: incomplete.map((one) => safe(one)) };
};
