import { createHmac } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

import { catalogue } from '../../engine/secrets/catalogue/catalogue.ts';
import type { Format } from '../../engine/secrets/catalogue/format.ts';
import { compileCatalogue, type Matcher } from '../../engine/secrets/matcher/compile.ts';
import { hideSecrets } from '../../engine/secrets/scanner/hide.ts';
import { type Scanner, scanBytes } from '../../engine/secrets/scanner/scan-bytes.ts';
import type { Forms } from '../../search/secret-search.ts';
import type { Task } from './task.ts';

/** Compiled forms that are held: organisations without forms of their own share one. */
const MOST_MATCHERS = 4;
const matchers = new Map<string, Promise<Matcher>>();

/** The readers of rules files are heavy: they are loaded only for who brings rules. */
const ownFormats = async (files: Forms['files']): Promise<readonly Format[]> => {
  if (files.length === 0) return [];
  const { readRules } = await import('../../engine/secrets/rules-file/read-rules.ts');
  return files.flatMap(({ name, text }) => readRules(text, name).formats);
};

const compile = async ({ builtIn, files }: Forms, replaces: boolean): Promise<Matcher> => {
  const own = await ownFormats(files);
  const ids = new Set(replaces ? own.map(({ id }) => id) : []);
  const shipped = builtIn ? catalogue.filter(({ id }) => !ids.has(id)) : [];
  // What ships comes last: where the matcher asks for a format by its id, that is the one it gets.
  return compileCatalogue([...own, ...shipped]);
};

const matcherFor = (forms: Forms, replaces: boolean): Promise<Matcher> => {
  const key = JSON.stringify([replaces, forms]);
  const matcher = matchers.get(key) ?? compile(forms, replaces);
  matchers.delete(key);
  matchers.set(key, matcher);
  for (const oldest of [...matchers.keys()].slice(0, -MOST_MATCHERS)) matchers.delete(oldest);
  return matcher;
};

const scannerFor = async ({ key, forms, replaces }: Task): Promise<Scanner> => ({
  matcher: await matcherFor(forms, replaces),
  mac: (text) => createHmac('sha256', key).update(text, 'latin1').digest('hex'),
});

const invalidIn = async ({ files }: Forms): Promise<readonly string[]> => {
  if (files.length === 0) return [];
  const { readRules } = await import('../../engine/secrets/rules-file/read-rules.ts');
  return files.flatMap(({ name, text }) => (readRules(text, name).problems.some(({ refused }) => refused) ? name : []));
};

const perform = async (task: Task): Promise<unknown> => {
  switch (task.does) {
    case 'prepare':
      await matcherFor(task.forms, task.replaces);
      return true;
    case 'search':
      return scanBytes(await scannerFor(task), task.bytes, task.path === '' ? undefined : task.path);
    case 'hide': {
      const scanner = await scannerFor(task);
      return task.texts.map((text) => hideSecrets(scanner, text));
    }
    case 'check':
      return invalidIn(task.forms);
  }
};

const answer = async (task: Task): Promise<void> => {
  const done = await perform(task);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(done);
};

// What fails ends the thread, which is the answer.
parentPort?.on('message', (task: Task) => void answer(task));
