import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';

import { readConfiguration } from '../app/server/configuration.ts';
import type { Rule } from '../engine/rules/rule.ts';

/** What the command may touch. */
export interface ServeIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: { write(text: string): unknown };
}

const USAGE = 'usage: garde-fou serve   (configured by the environment, see docs/install.md)\n';
const WRONG_USE = 2;

async function loadRules(): Promise<readonly Rule[]> {
  return (await import('../engine/rules/index.ts')).rules;
}

/** Runs the App until it is told to stop; resolves with an exit code only when it cannot start. */
export async function serve(args: readonly string[], { env, stderr }: ServeIo): Promise<number> {
  if (args.length > 0) {
    stderr.write(USAGE);
    return WRONG_USE;
  }
  try {
    const configuration = readConfiguration(env, (path) => readFileSync(path, 'utf8'));
    const { privateKey, webhookSecrets, fingerprintSecret, logLevel } = configuration;
    const [{ startGitHubApp }, { createLogger }, { stopOnSignals }] = await Promise.all([
      import('../app/github-app/start-github-app.ts'),
      import('../app/server/logger.ts'),
      import('../app/server/stop-on-signals.ts'),
    ]);
    const log = createLogger({
      level: logLevel,
      secrets: [privateKey, ...webhookSecrets, fingerprintSecret ?? privateKey],
    });
    const running = await startGitHubApp({ ...configuration, loadRules, log, now: () => new Date() });
    // Several hundred files: the next start finds them compiled, even if this process is killed.
    void running.loaded.then(flushCompileCache);
    const stopped = Promise.withResolvers<number>();
    stopOnSignals(() => running.stop());
    return await stopped.promise;
  } catch (error) {
    stderr.write(`garde-fou serve: ${error instanceof Error ? error.message : String(error)}\n`);
    return WRONG_USE;
  }
}
