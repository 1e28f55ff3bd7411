import type { Account } from '../../facts/account.ts';
import type { Check } from '../../facts/check.ts';
import { ACTIONS, type Required } from './required.ts';

/** Whether a check comes from the source that the policy names; a homonym of another source is nothing. */
export function isWanted(check: Check, entry: Required): boolean {
  if (check.name !== entry.name) return false;
  switch (entry.kind) {
    case 'run':
      return check.kind === 'check-run' && (check.app.id === entry.app || check.app.slug === entry.app);
    case 'job':
      return check.kind === 'workflow-job' && check.workflow === entry.workflow && check.event === entry.event;
    case 'status':
      return check.kind === 'status' && isSame(check.creator, entry.by);
  }
}

function isSame(account: Account | null, login: string): boolean {
  return account !== null && account.login.toLowerCase() === login.toLowerCase();
}

/** Who must say it, as the policy writes it. */
export function sourceOf(entry: Required): string {
  if (entry.kind === 'run') return String(entry.app);
  return entry.kind === 'job' ? `${entry.workflow} (${entry.event})` : entry.by;
}

/** Who said it instead. */
export function stranger(check: Check): string {
  if (check.kind === 'check-run') return check.app.slug;
  if (check.kind === 'workflow-job') return `${ACTIONS}: ${check.workflow} (${check.event})`;
  return check.creator?.login ?? '?';
}
