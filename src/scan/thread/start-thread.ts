import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

import type { ThreadData } from './task.ts';

// A thread has no cache of compiled code by itself: with the one of its process it starts several times faster.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `ScanWorker` alone starts this thread, with these settings
const { compileCache } = workerData as ThreadData;
if (compileCache !== undefined) enableCompileCache(compileCache);
await import('./scan-thread.ts');
