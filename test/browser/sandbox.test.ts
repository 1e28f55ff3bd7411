import { mkdirSync } from 'node:fs';

import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';

/** Screenshots for whoever wants to look; kept out of the repository. */
const shots = '.cache/screenshots';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  sandbox = await startSandbox({ port: 0 });
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args, '--no-sandbox'],
    headless: true,
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

/** A visitor with a browser of their own. */
async function visitor(locale: string, viewport = { width: 1100, height: 900 }): Promise<Page> {
  const page = await (await browser.newContext({ locale, viewport })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(sandbox.url);
  return page;
}

async function become(page: Page, login: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.selectOption('header select', login)]);
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
}

async function openPull(page: Page, repository: string, title: string): Promise<void> {
  await page.goto(`${sandbox.url}/${repository}`);
  await page.click('details:has(form[action$="/open"]) > summary');
  await page.fill('input[name=branch]', title.replaceAll(/\W+/g, '-'));
  await page.fill('input[name=title]', title);
  await page.fill('textarea[name=content]', 'export const answer = 42;\n');
  await press(page, 'form[action$="/open"] button');
}

describe.each([
  {
    locale: 'fr-FR',
    repository: 'acme-boutique/boutique-web',
    supplier: 'an-karim',
    colleague: 'an-lea',
    client: 'sophie-petit',
    words: {
      untested: 'Couverture de test',
      waits: 'En attente',
      uncounted: 'ne compte pas',
      green: 'Conforme',
      refused: 'GitHub refuse la fusion',
    },
  },
  {
    locale: 'en-GB',
    repository: 'harbour-books/catalogue',
    supplier: 'bl-noah',
    colleague: 'bl-ines',
    client: 'tom-hale',
    words: {
      untested: 'Test coverage',
      waits: 'Waiting',
      uncounted: 'does not count',
      green: 'In order',
      refused: 'GitHub refuses the merge',
    },
  },
])('in $locale', ({ locale, repository, supplier, colleague, client, words }) => {
  test('a visitor plays the supplier, the colleague and the client, and watches the gate answer', async () => {
    const page = await visitor(locale);
    await become(page, supplier);
    await openPull(page, repository, 'feat: BTQ-7 answer');
    expect(await page.textContent('#checks')).toContain(words.waits);
    expect(await page.textContent('#merge')).toContain(words.refused);

    await press(page, '#merge button');
    expect(await page.textContent('[role=status]')).toContain('405');

    await page.click('details:has(form[action$="/measure"]) > summary');
    await press(page, 'button[value=half]');
    expect(await page.textContent('#checks')).toContain(words.untested);
    await page.click('details:has(form[action$="/measure"]) > summary');
    await press(page, 'button[value=all]');
    expect(await page.textContent('#checks')).toContain(words.waits);

    await become(page, colleague);
    await press(page, 'button[value=APPROVE]');
    await press(page, '#checks a');
    expect(await page.textContent('#page')).toContain(words.uncounted);
    await page.screenshot({ path: `${shots}/check-${locale}.png`, fullPage: true });
    await page.goBack();

    await become(page, client);
    await press(page, 'button[value=APPROVE]');
    expect(await page.textContent('#checks')).toMatch(new RegExp(words.green, 'i'));
    await page.screenshot({ path: `${shots}/pull-${locale}.png`, fullPage: true });

    await become(page, supplier);
    await press(page, '#merge button');
    expect(await page.textContent('h1 + p')).toMatch(/merged|fusionnée/);
  });

  test('every page fits a narrow screen', async () => {
    const page = await visitor(locale, { width: 360, height: 740 });
    const wide: string[] = [];
    for (const path of ['/', `/${repository}`, `/${repository}/pull/1`]) {
      await page.goto(`${sandbox.url}${path}`);
      if (Number(await page.evaluate('document.documentElement.scrollWidth')) > 360) wide.push(path);
    }
    expect(wide).toEqual([]);
    await page.screenshot({ path: `${shots}/narrow-${locale}.png`, fullPage: true });
  });
});

test('what a supplier writes stays text', async () => {
  const page = await visitor('en-GB');
  await become(page, 'bl-noah');
  await openPull(page, 'harbour-books/checkout', 'feat: <img src=x onerror=alert(1)>');
  await page.fill(
    'form[action$="/comment"] textarea',
    '<script>document.title = "taken"</script> [x](javascript:alert(1))',
  );
  await press(page, 'form[action$="/comment"] button');
  expect(await page.title()).not.toBe('taken');
  expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0);
});

test('an address that leads nowhere says so', async () => {
  const page = await visitor('fr-FR');
  const answer = await page.goto(`${sandbox.url}/acme-boutique/nothing`);
  expect(answer?.status()).toBe(404);
  expect(await page.textContent('h1')).toBe('Cette page n’existe pas.');
});
