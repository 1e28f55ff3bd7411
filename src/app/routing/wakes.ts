import type { Event } from '../../engine/rules/rule.ts';
import type { Store } from '../../store/port.ts';

/** Where an evaluation notes which events can change its answer. */
export function wakesKey(repositoryId: number): string {
  return `${String(repositoryId)}:wakes`;
}

/** Whether some rule in force there looks at such events; unknown until a first evaluation said so. */
export async function wakes({ memory }: Store, repositoryId: number, cause: Event): Promise<boolean> {
  const known = await memory.get(wakesKey(repositoryId));
  if (cause === 'clock' || cause === 'change' || known === undefined) return true;
  const events: unknown = JSON.parse(known);
  return !Array.isArray(events) || events.includes(cause);
}
