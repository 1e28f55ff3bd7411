import type { UnreadPart } from '../../engine/facts/secret.ts';
import type { SecretSettings } from '../../engine/leaks/settings.ts';
import { passes, reading, type RepositoryKey } from '../../platform/port.ts';
import { fingerprintsIn, formsOf } from '../../search/control-texts.ts';
import type { Forms, FormsFile } from '../../search/secret-search.ts';
import { fileAt } from '../policy/policy.ts';
import type { Tools } from '../tools.ts';

/** The control repository at the commit whose policy is in force. */
export interface ControlPlace {
  readonly repository: RepositoryKey;
  readonly commit: string;
}

/** What the search takes from the control repository. */
export interface ControlFiles {
  readonly forms: Forms;
  /** Fingerprints of secrets that were there before. */
  readonly baseline: ReadonlySet<string>;
  readonly unread: readonly UnreadPart[];
}

/** Reads detector files and baselines; nothing of the repository that is judged is ever asked. */
export async function readControlFiles(
  tools: Tools,
  control: ControlPlace,
  { detectors, baselines }: Pick<SecretSettings, 'detectors' | 'baselines'>,
): Promise<ControlFiles> {
  const unread: UnreadPart[] = [];
  const read = async (kind: 'detectors' | 'baseline', path: string): Promise<FormsFile | null> => {
    const text = await textOf(tools, control, path);
    if (text === null) unread.push({ in: kind, path, commit: null, reason: 'unreadable' });
    return text === null ? null : { name: path, text };
  };
  const files = await Promise.all(detectors.files.map((path) => read('detectors', path)));
  const known = await Promise.all(baselines.map((path) => read('baseline', path)));
  const lists = known.flatMap((file) => {
    if (file === null) return [];
    const fingerprints = fingerprintsIn(file.text);
    if (fingerprints === null) unread.push({ in: 'baseline', path: file.name, commit: null, reason: 'invalid' });
    return fingerprints ?? [];
  });
  return {
    forms: formsOf(
      detectors,
      files.filter((file) => file !== null),
    ),
    baseline: new Set(lists),
    unread,
  };
}

async function textOf(tools: Tools, { repository, commit }: ControlPlace, path: string): Promise<string | null> {
  const file = await reading(() => fileAt(tools, repository, { commit, path }));
  if (file.known) return file.value;
  if (passes(file.problem)) throw file.problem;
  return null;
}
