import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { sandbox } from '../../src/cli/sandbox.ts';

/** What differs from one run to the next: commits and the time of day. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{12}\b/g, 'COMMIT')
    .replaceAll(/\d{1,2} \p{L}+ \d{4} (?:at|à) \d{2}:\d{2}/gu, 'DATE')
    .trim();
}

async function told(language: string): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const write = (part: string): void => {
    text += part;
  };
  const code = await sandbox(['--story', '--lang', language], {
    stdout: { write },
    stderr: { write },
    stdin: process.stdin,
    cwd: process.cwd(),
    env: {},
  });
  return { code, text };
}

test.each([
  ['en', 'README.md'],
  ['fr', 'LISEZMOI.md'],
])('the story in %s happens as %s tells it', async (language, page) => {
  const { code, text } = await told(language);
  const [, printed = ''] = /<!-- story -->\n+```\w*\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8')) ?? [];
  expect(code).toBe(0);
  expect(withoutChance(text)).toBe(withoutChance(printed));
});
