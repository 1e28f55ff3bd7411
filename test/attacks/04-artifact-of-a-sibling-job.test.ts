import { createHash } from 'node:crypto';

import { afterEach, expect, test } from 'vitest';

import { audienceOf, MANIFEST_FILE, TOKEN_FILE } from '../../src/engine/evidence/manifest/manifest.ts';
import type { PullRequest } from '../../src/sandbox/github/world/repositories.ts';
import { openScene, type Scene, SHOP } from '../scenarios/github/harness.ts';
import { CI, collectIn, coveragePolicy, type Files, filesOf, lcov, LISTED, measure, upload } from '../support/ci.ts';

let scene: Scene;
afterEach(() => scene.close());

const CART = { 'src/cart.ts': 'export const a = 1;\nexport const b = 2;\n' };
const poor = { 'lcov.info': lcov({ 'src/cart.ts': [1, 0] }) };
const rich = { 'lcov.info': lcov({ 'src/cart.ts': [1, 1] }) };
const REPORT = 'reports/00001-report';
const supplier = () => scene.as('an-karim');

async function proposed(): Promise<PullRequest> {
  scene = await openScene({ policy: coveragePolicy() });
  const pull = scene.propose({ files: CART });
  await scene.settled();
  return pull;
}

test('the honest delivery fails by its numbers', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: poor });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'failure' });
});

test('a sibling job that overwrites the artifact delivers something that nobody signed', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: poor,
    beside: (run) => collectIn(supplier(), run, { uses: null, signed: false, overwrite: true, reports: rich }),
  });
  expect(await scene.pageOfShut(pull)).toContain('No signature of GitHub’s came with it');
});

test('a sibling job with a token of its own is not the listed workflow', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: poor,
    beside: (run) => collectIn(supplier(), run, { uses: null, overwrite: true, reports: rich }),
  });
  expect(await scene.pageOfShut(pull)).toContain('is not among the workflows that the client listed');
});

test('a better report under the genuine manifest and token is not what they name', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: poor,
    tampered: (files) => ({ ...files, [REPORT]: rich['lcov.info'] }),
  });
  expect(await scene.pageOfShut(pull)).toContain('is not the one that the manifest lists');
});

test('a further report beside those that were signed', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: poor,
    tampered: (files) => ({ ...files, 'reports/00002-report': rich['lcov.info'] }),
  });
  expect(await scene.pageOfShut(pull)).toContain('a file that its manifest does not list');
});

test('the genuine token over another manifest', async () => {
  const pull = await proposed();
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  let genuine: Files = {};
  supplier().work.addJob(SHOP, run, {
    name: 'evidence / collect',
    idToken: true,
    uses: LISTED,
    during: (job) => void (genuine = filesOf(supplier(), job, { reports: poor })),
  });
  const sibling = supplier().work.addJob(SHOP, run, { name: 'sibling', conclusion: null });
  upload(supplier(), sibling, {
    signed: false,
    reports: rich,
    tampered: (files) => ({ ...files, [TOKEN_FILE]: genuine[TOKEN_FILE] ?? '' }),
  });
  supplier().work.completeJob(SHOP, sibling);
  supplier().work.completeRun(SHOP, run);
  expect(await scene.pageOfShut(pull)).toContain('The signature is not for these reports');
});

test('a token for another audience', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: rich, audience: 'sts.amazonaws.com' });
  expect(await scene.pageOfShut(pull)).toContain('The signature is not for these reports');
});

test('a token that he signed himself', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: rich,
    tampered: (files) => ({ ...files, [TOKEN_FILE]: resigned(String(files[TOKEN_FILE])) }),
  });
  expect(await scene.pageOfShut(pull)).toContain('GitHub’s signature on it is not valid');
});

/** The same claims under a signature that is none. */
function resigned(token: string): string {
  const [head = '', body = ''] = token.split('.');
  return `${head}.${body}.${Buffer.from('no signature').toString('base64url')}`;
}

test('a token without an algorithm', async () => {
  const pull = await proposed();
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  measure(supplier(), pull, {
    reports: rich,
    tampered: (files) => ({ ...files, [TOKEN_FILE]: `${none}.${String(files[TOKEN_FILE]).split('.')[1] ?? ''}.` }),
  });
  expect(await scene.pageOfShut(pull)).toContain('GitHub’s signature on it is not valid');
});

test('the green delivery of another run, uploaded again with the run that it names left as it was', async () => {
  const pull = await proposed();
  let earlier: Files = {};
  measure(supplier(), pull, { reports: rich, tampered: (files) => (earlier = files) });
  await scene.settled();
  expect(scene.gate(pull)).toMatchObject({ conclusion: 'success' });
  const next = supplier().push(SHOP, {
    branch: 'cart',
    files: { 'src/cart.ts': `${CART['src/cart.ts']}\nhidden();\n` },
  });
  const run = supplier().work.runWorkflow(pull, { path: CI, complete: false });
  const job = supplier().work.addJob(SHOP, run, { name: 'replay', conclusion: null });
  upload(supplier(), job, { signed: false, tampered: () => earlier });
  supplier().work.completeJob(SHOP, job);
  supplier().work.completeRun(SHOP, run);
  await scene.settled();
  expect(pull.headSha).toBe(next.sha);
  expect(await scene.pageOfShut(pull)).toContain('which is not the one to be judged');
});

test('a manifest that lies about its run', async () => {
  const pull = await proposed();
  measure(supplier(), pull, {
    reports: rich,
    claiming: (manifest) => ({ ...manifest, run: { ...manifest.run, id: manifest.run.id + 1 } }),
  });
  expect(await scene.pageOfShut(pull)).toContain('belongs to another run');
});

test('a self-hosted runner, where whoever owns the machine writes what he likes', async () => {
  const pull = await proposed();
  measure(supplier(), pull, { reports: rich, labels: ['self-hosted'] });
  expect(await scene.pageOfShut(pull)).toContain('not on GitHub’s');
});

test('a token of another repository, whose workflows he writes alone', async () => {
  const pull = await proposed();
  const { work } = scene.as('marie-durand');
  scene.github.build.repository('acme-boutique/other', { files: { a: 'x' } });
  const elsewhere = work.runWorkflow('acme-boutique/other', { path: CI, complete: false });
  const job = work.addJob('acme-boutique/other', elsewhere, {
    name: 'x',
    idToken: true,
    uses: LISTED,
    conclusion: null,
  });
  measure(supplier(), pull, {
    signed: false,
    uses: null,
    reports: rich,
    tampered: (files) => ({
      ...files,
      [TOKEN_FILE]: work.idToken('acme-boutique/other', job, audienceFor(files[MANIFEST_FILE])),
    }),
  });
  expect(await scene.pageOfShut(pull)).toContain('belongs to another run or another repository');
});

function audienceFor(manifest: string | Uint8Array | undefined): string {
  return audienceOf(
    createHash('sha256')
      .update(manifest ?? '')
      .digest('hex'),
  );
}
