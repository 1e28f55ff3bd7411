import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { sandbox } from '../../src/cli/sandbox.ts';

/** What differs from one run to the next: commits and the time of day. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{12}\b/g, 'COMMIT')
    .replaceAll(/\bcomment-\d+/g, 'WAIVER')
    .replaceAll(/\d{1,2} \p{L}+ \d{4} (?:at|à) \d{2}:\d{2}/gu, 'DATE')
    .trim();
}

async function told(story: string, language: string): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const write = (part: string): void => {
    text += part;
  };
  const code = await sandbox(['--story', story, '--lang', language], {
    stdout: { write },
    stderr: { write },
    stdin: process.stdin,
    cwd: process.cwd(),
    env: {},
  });
  return { code, text };
}

test.each([
  ['gate', 'en', 'README.md', 'story'],
  ['gate', 'fr', 'LISEZMOI.md', 'story'],
  ['secrets', 'en', 'README.md', 'story secrets'],
  ['secrets', 'fr', 'LISEZMOI.md', 'story secrets'],
  ['coverage', 'en', 'README.md', 'story coverage'],
  ['coverage', 'fr', 'LISEZMOI.md', 'story coverage'],
])('the story %s in %s happens as %s tells it', async (story, language, page, mark) => {
  const { code, text } = await told(story, language);
  const block = new RegExp(`<!-- ${mark} -->\\n+\`\`\`\\w*\\n([\\s\\S]*?)\`\`\``);
  const [, printed = ''] = block.exec(readFileSync(page, 'utf8')) ?? [];
  expect(code).toBe(0);
  expect(withoutChance(text)).toBe(withoutChance(printed));
});
