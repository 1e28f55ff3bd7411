import { ScanWorker } from '../scan/thread/scan-worker.ts';
import type { LocalSearch } from './local-secrets.ts';

/** Works with a search for secrets in a thread of its own, which ends with the work. Its fingerprints are made with that key. */
export async function withLocalSearch<T>(key: Uint8Array, work: (search: LocalSearch) => Promise<T>): Promise<T> {
  const worker = new ScanWorker();
  try {
    return await work({
      scan: (bytes, path, forms) => worker.scan(bytes, path, { key, forms, replaces: false }),
      invalid: async (forms) =>
        (await worker.invalid({ key, forms, replaces: false })) ?? forms.files.map(({ name }) => name),
    });
  } finally {
    await worker.close();
  }
}
