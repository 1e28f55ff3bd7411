import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

import { queryNeeds, readOperations, writeOperations } from '../../platform/github/operations.ts';
import { eventNeeds, subscribedEvents } from './events.ts';

interface Manifest {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

const manifest = load(readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8')) as Manifest;

describe('app.yml', () => {
  it('subscribes to exactly the events that are routed', () => {
    expect(manifest.default_events.toSorted()).toEqual(subscribedEvents);
  });

  it('asks for exactly the permissions that operations and events take', () => {
    const needed = new Map<string, string>();
    const needs = [...Object.values(readOperations), ...Object.values(writeOperations)].map(
      (operation) => operation.needs,
    );
    for (const [name, level] of [queryNeeds, eventNeeds, ...needs].flatMap((one) => Object.entries(one)))
      if (needed.get(name) !== 'write') needed.set(name, level);
    expect(manifest.default_permissions).toEqual(Object.fromEntries(needed));
  });
});
