import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readOptions } from '../../src/scan/options.ts';
import { runScan } from '../../src/scan/run-scan.ts';
import { type GitRepository, gitRepository } from '../support/git-repository.ts';
import { madeUp } from '../support/made-up-secrets.ts';

let repository: GitRepository;
beforeEach(() => {
  repository = gitRepository();
});
afterEach(() => repository.remove());

const [start, end] = [madeUp.gitlab.slice(0, 12), madeUp.gitlab.slice(12)];
const encoded = Buffer.from(`a line that leads to it, long enough for ${madeUp.gitlab} and what follows it`).toString(
  'base64',
);

/** What `scan --since main` says of a change that brings a file from one content to another. */
async function exitOf(before: string, after: string): Promise<number> {
  repository.write('src/pay.ts', before);
  repository.commit();
  repository.git('checkout', '-q', '-b', 'cart');
  repository.write('src/pay.ts', after);
  repository.commit();
  const options = readOptions(['--since', 'main', '--json']);
  if ('problem' in options) throw new Error(options.problem);
  const ignore = { write: () => true };
  const stdin = (async function* () {
    yield await Promise.resolve('');
  })();
  return runScan(options, { stdout: ignore, stderr: ignore, stdin, cwd: repository.folder });
}

describe('a secret that two harmless changes make together is found in the second', () => {
  test.each([
    ['a literal that the next line completes', `k = '${start}' +\n  '';\n`, `k = '${start}' +\n  '${end}';\n`],
    [
      'base64 that goes on in a new line',
      `k = \`\n${encoded.slice(0, 72)}\n\`\n`,
      `k = \`\n${encoded.slice(0, 72)}\n${encoded.slice(72)}\n\`\n`,
    ],
    ['lines that stood apart', `k = '${start}' +\n  other +\n  '${end}';\n`, `k = '${start}' +\n  '${end}';\n`],
    ['lines in another order', `  '${end}';\nk = '${start}' +\n`, `k = '${start}' +\n  '${end}';\n`],
  ])('%s', async (_, before, after) => {
    expect(await exitOf(before, after)).toBe(1);
  });

  test('while one that stood there before is no news, wherever its lines move together', async () => {
    const whole = `k = '${start}' +\n  '${end}';\n`;
    expect(await exitOf(whole, `// moved\n${whole}`)).toBe(0);
  });
});
