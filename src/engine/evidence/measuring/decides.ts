import { measuringKeys } from './manifest-keys.ts';
import { measuringPart } from './measuring-files.ts';
import { isNamed, type Naming } from './naming.ts';

/** Whether a change of a path can change how things are measured; `read` gives both texts, `null` for what is none. */
export async function decidesMeasuring(
  path: string,
  named: Naming,
  read: () => Promise<readonly [before: string | null, after: string | null]>,
): Promise<boolean> {
  const part = measuringPart(path);
  if (part !== 'keys') return part === 'whole' || isNamed(named, path);
  const [before, after] = await read();
  if (before === null || after === null) return true;
  return measuringKeys(path, before, after) !== measuringKeys(path, after, before);
}
