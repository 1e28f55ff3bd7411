import { createHash, createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { nodeId } from '../present/json.ts';
import type { App, Installation } from '../world/apps.ts';
import type { World, WorldEvent } from '../world/world.ts';
import type { Delivery, Fate } from './delivery.ts';
import { post } from './post.ts';

// every App hears of its own installation without subscribing
const ALWAYS = new Set([
  'installation',
  'installation_repositories',
  'installation_target',
  'github_app_authorization',
]);

function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Turns the world's events into signed webhooks, keeps GitHub's log of them, and can be told to misbehave. */
export class Dispatcher {
  readonly log: Delivery[] = [];
  /** Decides what happens to each delivery; everything is sent unless told. */
  fate: (delivery: Delivery) => Fate = () => 'send';
  readonly #world: World;
  readonly #underWay = new Set<Promise<void>>();
  #chain: Promise<void> = Promise.resolve();
  #held: Delivery[] | undefined;

  constructor(world: World) {
    this.#world = world;
    world.onEvent((event) => {
      this.#hear(event);
    });
  }

  /** Keeps new deliveries back until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was held back, in the order that `arrange` gives. */
  release(arrange: (held: readonly Delivery[]) => readonly Delivery[] = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const delivery of arrange(held)) this.#enqueue(delivery);
  }

  redeliver(delivery: Delivery): Delivery {
    const again = this.#record({
      ...delivery,
      id: this.#world.newId(),
      redelivery: true,
      deliveredAt: this.#world.clock.now(),
    });
    this.#enqueue(again);
    return again;
  }

  /** Resolves when every delivery was answered, those that the answers caused included. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) {
      // answers cause new deliveries
      await Promise.all(this.#underWay);
    }
  }

  #hear(event: WorldEvent): void {
    if (event.installation !== undefined) {
      this.#tell(event, event.installation);
      return;
    }
    for (const installation of this.#world.installations.values())
      if (this.#concerns(event, installation)) this.#tell(event, installation);
  }

  #concerns(event: WorldEvent, { app, account, events, selection, suspendedAt }: Installation): boolean {
    if (account !== event.account || suspendedAt !== null) return false;
    if (event.onlyApp !== undefined && event.onlyApp !== app) return false;
    const reached = event.repository === undefined || selection === 'all' || selection.has(event.repository.id);
    return reached && (events.includes(event.name) || ALWAYS.has(event.name));
  }

  #tell(event: WorldEvent, installation: Installation): void {
    const { app } = installation;
    if (app.webhookUrl === null) return;
    const brief = {
      installation: { id: installation.id, node_id: nodeId('IntegrationInstallation', installation.id) },
    };
    const body = JSON.stringify({ ...brief, ...event.payload });
    const id = this.#world.newId();
    const guid = uuid(`delivery ${id}`);
    const { action } = event.payload;
    const delivery = {
      id,
      guid,
      app,
      event: event.name,
      action: typeof action === 'string' ? action : null,
      installationId: installation.id,
      repositoryId: event.repository?.id ?? null,
      redelivery: false,
      body,
      headers: this.#headers(event.name, guid, app, body),
      deliveredAt: this.#world.clock.now(),
      status: 'pending',
      statusCode: 0,
      duration: 0,
      responseBody: '',
    };
    if (this.#held === undefined) this.#enqueue(delivery);
    else this.#held.push(delivery);
  }

  #headers(event: string, guid: string, app: App, body: string): Record<string, string> {
    const signature =
      app.webhookSecret === null
        ? {}
        : { 'x-hub-signature-256': `sha256=${createHmac('sha256', app.webhookSecret).update(body).digest('hex')}` };
    return {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/fake',
      'x-github-event': event,
      'x-github-delivery': guid,
      'x-github-hook-id': String(app.id),
      'x-github-hook-installation-target-id': String(app.id),
      'x-github-hook-installation-target-type': 'integration',
      ...signature,
    };
  }

  #record(delivery: Delivery): Delivery {
    this.log.push(delivery);
    return delivery;
  }

  #enqueue(delivery: Delivery): void {
    const fate = this.fate(delivery);
    if (fate === 'lose') return;
    if (!this.log.includes(delivery)) this.#record(delivery);
    if (fate === 'drop') {
      Object.assign(delivery, { status: 'timed out', statusCode: 504, duration: 10 });
      return;
    }
    if (typeof fate === 'object') this.#track(wait(fate.delay).then(async () => post(delivery)));
    else this.#inTurn(delivery);
    if (fate === 'duplicate') this.#inTurn(delivery);
  }

  /** Deliveries leave in the order of their events unless delayed. */
  #inTurn(delivery: Delivery): void {
    this.#chain = this.#chain.then(async () => post(delivery));
    this.#track(this.#chain);
  }

  #track(sent: Promise<void>): void {
    const tracked = sent.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }
}
