import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import type { Secrets, UnreadPart } from '../engine/facts/secret.ts';
import { secretFields, type SecretSettings } from '../engine/leaks/settings.ts';
import type { EffectivePolicy } from '../engine/policy/effective.ts';
import type { ScanResult } from '../engine/secrets/scanner/finding.ts';
import { withInitials } from '../engine/settings/group.ts';
import type { ObjectReader } from '../platform/git/object-reader.ts';
import { changeReaderOf } from '../scan/range.ts';
import { factsOf, unreadOf } from '../search/as-facts.ts';
import { fingerprintsIn, formsOf } from '../search/control-texts.ts';
import { searchChange } from '../search/search-change.ts';
import type { SearchFailure } from '../search/search-content.ts';
import type { Forms, FormsFile } from '../search/secret-search.ts';

/** Searches for secrets with the key of whoever runs the check. */
export interface LocalSearch {
  readonly scan: (bytes: Uint8Array<ArrayBuffer>, path: string, forms: Forms) => Promise<ScanResult | SearchFailure>;
  /** Names of the files whose forms cannot be used. */
  readonly invalid: (forms: Forms) => Promise<readonly string[]>;
}

/** What is searched, and how. */
export interface SecretInquiry {
  readonly root: string;
  readonly base: string;
  readonly head: string;
  readonly policy: EffectivePolicy;
  /** The file of the policy: detectors and baselines stand beside it, as in the control repository. */
  readonly policyFile: string;
  readonly search: LocalSearch;
}

/** Secrets in the commits, the files at the head and the messages of a change, as the App searches them. */
export async function secretsHere(objects: ObjectReader, inquiry: SecretInquiry): Promise<Secrets> {
  const { root, base, head, policy, search } = inquiry;
  const settings = secretSettingsOf(policy);
  const { forms, baseline, unread } = await controlFiles(settings, dirname(inquiry.policyFile));
  const invalid = await search.invalid(forms);
  const whole = await changeReaderOf(objects, { cwd: root, base, head });
  const reader = settings.scan.commits === 'every' ? whole : { ...whole, novel: new Map() };
  const searcher = {
    search: (bytes: Uint8Array<ArrayBuffer>, path: string) => search.scan(bytes, path, forms),
    atOnce: 1,
    known: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(),
  };
  const searched = await searchChange(reader, searcher, { head, messages: settings.scan['pull-request-text'] });
  const broken = invalid.map((path): UnreadPart => ({ in: 'detectors', commit: null, reason: 'invalid', path }));
  return {
    findings: factsOf(searched, { baseline, isPushedAway: false }),
    unread: [...unread, ...broken, ...unreadOf(searched, head)],
  };
}

function secretSettingsOf({ families }: EffectivePolicy): SecretSettings {
  return withInitials(secretFields, families.find(({ family }) => family === 'secrets')?.settings ?? {});
}

interface ControlFiles {
  readonly forms: Forms;
  readonly baseline: ReadonlySet<string>;
  readonly unread: readonly UnreadPart[];
}

async function controlFiles({ detectors, baselines }: SecretSettings, folder: string): Promise<ControlFiles> {
  const unread: UnreadPart[] = [];
  const files: FormsFile[] = [];
  for (const path of detectors.files) {
    const text = await textBeside(folder, path);
    if (text === null) unread.push({ in: 'detectors', path, commit: null, reason: 'unreadable' });
    else files.push({ name: path, text });
  }
  const fingerprints: string[] = [];
  for (const path of baselines) {
    const text = await textBeside(folder, path);
    const listed = text === null ? null : fingerprintsIn(text);
    const reason = text === null ? 'unreadable' : 'invalid';
    if (listed === null) unread.push({ in: 'baseline', path, commit: null, reason });
    else fingerprints.push(...listed);
  }
  return { forms: formsOf(detectors, files), baseline: new Set(fingerprints), unread };
}

async function textBeside(folder: string, path: string): Promise<string | null> {
  try {
    return await readFile(resolve(folder, path), 'utf8');
  } catch {
    return null;
  }
}
