import { readFileSync } from 'node:fs';

import type { Rule } from '../engine/rules/rule.ts';
import * as registry from '../engine/rules/registry.ts';
import { createGitHubApp } from '../app/github-app/github-app.ts';
import { readConfiguration } from '../app/server/configuration.ts';
import { createLogger } from '../app/server/logger.ts';
import { createMetrics } from '../app/server/metrics.ts';
import { startServer } from '../app/server/start-server.ts';
import { stopOnSignals } from '../app/server/stop-on-signals.ts';
import { openEmbeddedQueue } from '../queue/embedded/open-embedded-queue.ts';
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';

const rules: readonly Rule[] = Object.values(registry);
export { rules };
