import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { listensToQueue } from './listens-to-queue.ts';

const workflow = (on: string): string => `name: ci\non: ${on}\njobs: {}\n`;

describe('whether a workflow runs for merge groups', () => {
  test.each([
    'merge_group',
    '[push, merge_group]',
    '{ merge_group: }',
    '{ merge_group: { types: [checks_requested] } }',
    '{ merge_group: { branches: [main] } }',
    '{ merge_group: { branches: main } }',
    "{ merge_group: { branches: ['**', '!release/**'] } }",
    '{ merge_group: { branches-ignore: [develop] } }',
    '\n  pull_request:\n  merge_group:',
    '\n  merge_group:\n    branches:\n      - ma*',
  ])('yes: %j', (on) => {
    expect(listensToQueue(workflow(on), 'main')).toBe(true);
  });

  test.each([
    'push',
    '[push, pull_request]',
    '{ pull_request: { branches: [merge_group] } }',
    '{ merge_group: { branches: [develop] } }',
    "{ merge_group: { branches: ['**', '!main'] } }",
    '{ merge_group: { branches-ignore: [ma*] } }',
    '\n  # merge_group:\n  push:',
  ])('no: %j', (on) => {
    expect(listensToQueue(workflow(on), 'main')).toBe(false);
  });

  test('no: without a trigger at all, or without being a mapping', () => {
    expect(listensToQueue('jobs: { merge_group: {} }\n', 'main')).toBe(false);
    expect(listensToQueue('- merge_group\n', 'main')).toBe(false);
    expect(listensToQueue('', 'main')).toBe(false);
  });

  test('what cannot be read listens where it names the event', () => {
    expect(listensToQueue('on: [merge_group\n', 'main')).toBe(true);
    expect(listensToQueue('on: [push\n', 'main')).toBe(false);
    expect(listensToQueue(`${workflow('push')}# ${'x'.repeat(200_000)} merge_group`, 'main')).toBe(true);
  });

  test('whatever the text, there is an answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, branch) => {
        expect(typeof listensToQueue(text, branch)).toBe('boolean');
        expect(typeof listensToQueue(workflow(text), branch)).toBe('boolean');
      }),
    );
  });
});
