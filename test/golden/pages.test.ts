import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { readScenario } from '../../src/cli/read-scenario.ts';
import type { Language } from '../../src/engine/locales/texts.ts';
import { checkRun } from '../../src/engine/surfaces/check-run/surface.ts';
import { comment } from '../../src/engine/surfaces/comment/surface.ts';
import { verdictDocument } from '../../src/engine/surfaces/json/document.ts';
import { json } from '../../src/engine/surfaces/json/surface.ts';
import { colouredTerminal, terminal } from '../../src/engine/surfaces/terminal/surface.ts';
import type { Judgement } from '../../src/engine/verdict/judgement.ts';

const folder = fileURLToPath(new URL('./scenarios/', import.meta.url));
const where = { head: 'c2d4e6f8a0b1c3d5e7f9a1b2c3d4e5f6a7b8c9d0', base: 'main' };
const control = { ...where, kind: 'control-repository', repository: 'acme-boutique/.garde-fou' } as const;
const unreadable = (key: string, status: number): Judgement => ({
  ...where,
  kind: 'change-unreadable',
  problem: { key, values: { piece: { term: 'piece.change' }, status } },
});

/** What no scenario can tell, because it is about what surrounds the pull request. */
const obstacles: Readonly<Record<string, Judgement>> = {
  'control-repository-missing': { ...control, state: 'missing', status: 404 },
  'control-repository-unreadable': { ...control, state: 'unreadable', status: 403 },
  'control-repository-unconfirmed': { ...control, state: 'unconfirmed', status: null },
  'change-unreadable-403': unreadable('forge-forbidden', 403),
  'change-unreadable-502': unreadable('forge-failing', 502),
};

const names = readdirSync(folder).map((file) => file.replace('.yml', ''));
const languages: readonly Language[] = ['en', 'fr'];

async function judgementOf(name: string): Promise<Judgement> {
  const { judged } = await readScenario(`${name}.yml`, 'en', { cwd: folder });
  return judged.judgement;
}

function page(judgement: Judgement, language: Language): string {
  const reader = { language, timezone: 'Europe/Paris' };
  const { title, status, conclusion, summary, text, annotations } = checkRun.render(judgement, reader);
  const remarks = annotations.map((one) => `${one.path}:${one.startLine} ${one.level} ${one.title}: ${one.message}`);
  return [`${title}\n${status} ${conclusion}`, summary, text, ...remarks].join('\n\n=====\n\n') + '\n';
}

describe.each(languages)('in %s', (language) => {
  test.each(names)('the page says %s as it was agreed', async (name) => {
    await expect(page(await judgementOf(name), language)).toMatchFileSnapshot(`pages/${name}.${language}.txt`);
  });

  test.each(Object.entries(obstacles))('the page says %s as it was agreed', async (name, judgement) => {
    await expect(page(judgement, language)).toMatchFileSnapshot(`pages/${name}.${language}.txt`);
  });

  test('a check away from GitHub claims no more than it looked at', async () => {
    const judgement = await judgementOf('pass');
    const inPart: Judgement = judgement.kind === 'judged' ? { ...judgement, preview: true, leftToApp: 2 } : judgement;
    await expect(page(inPart, language)).toMatchFileSnapshot(`pages/in-part.${language}.txt`);
  });

  test('the page of two pull requests with one head names the other', async () => {
    const judgement = await judgementOf('fail');
    const both: Judgement = judgement.kind === 'judged' ? { ...judgement, others: [213] } : judgement;
    await expect(page(both, language)).toMatchFileSnapshot(`pages/two-with-one-head.${language}.txt`);
  });
});

describe.each([...names, ...Object.keys(obstacles)])('%s', (name) => {
  const reader = { language: 'fr', timezone: 'Europe/Paris' } as const;
  const judgement = async (): Promise<Judgement> => obstacles[name] ?? (await judgementOf(name));

  test('is a document of the schema', async () => {
    expect(verdictDocument.safeParse(json.render(await judgement(), reader)).error).toBeUndefined();
  });

  test('says the same in the comment and in the terminal as in the check', async () => {
    const judged = await judgement();
    const { title } = checkRun.render(judged, reader);
    expect(terminal.render(judged, reader).split('\n')[0]).toBe(title);
    expect(colouredTerminal.render(judged, reader)).toContain(title);
    expect(comment.render(judged, reader)).toMatch(/^<!-- garde-fou:verdict -->\n## Garde-fou — /);
  });
});
