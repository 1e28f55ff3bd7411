import { createHmac } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { catalogue } from '../engine/secrets/catalogue/catalogue.ts';
import type { Format } from '../engine/secrets/catalogue/format.ts';
import { compileCatalogue } from '../engine/secrets/matcher/compile.ts';
import { scanBytes } from '../engine/secrets/scanner/scan-bytes.ts';
import type { WorkerSettings } from './scan-worker.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `ScanWorker` alone starts this thread, with these settings
const { key, rules } = workerData as WorkerSettings;

/** The readers of rules files are heavy: they are loaded only for who brings rules. */
const withOwn = async (): Promise<readonly Format[]> => {
  if (rules === undefined) return catalogue;
  const { readRules, withRules } = await import('../engine/secrets/rules-file/read-rules.ts');
  return withRules(catalogue, readRules(rules.text, rules.name).formats);
};

const matcher = compileCatalogue(await withOwn());
const mac = (text: string): string => createHmac('sha256', key).update(text, 'latin1').digest('hex');

interface Request {
  readonly bytes: Uint8Array;
  readonly path?: string;
}

parentPort?.on('message', ({ bytes, path }: Request) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(scanBytes({ matcher, mac }, bytes, path));
});
