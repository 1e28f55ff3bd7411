import type { Budget } from '../auth/limits.ts';
import { presentApp } from '../present/accounts.ts';
import { found } from '../world/refusal.ts';
import { forAnyone, ok, type Route } from './route.ts';

function presentBudget({ limit, used, resetsAt }: Budget): Record<string, number> {
  return { limit, used, remaining: Math.max(0, limit - used), reset: Math.floor(resetsAt.getTime() / 1_000) };
}

export const metaRoutes: readonly Route[] = [
  forAnyone('GET /meta', () => ok({ verifiable_password_authentication: false })),
  forAnyone('GET /rate_limit', ({ budgets }) => {
    const [core, graphql] = [presentBudget(budgets.core), presentBudget(budgets.graphql)];
    return ok({ resources: { core, graphql, search: core }, rate: core });
  }),
  forAnyone('POST /app-manifests/{code}/conversions', ({ world, params }) => {
    // the code that the manifest flow hands out is the App's slug here
    const app = found([...world.apps.values()].find(({ slug }) => slug === params['code']));
    const secrets = {
      client_secret: world.digest('client secret').slice(0, 40),
      webhook_secret: app.webhookSecret,
      pem: app.privateKey,
    };
    return { status: 201, body: { ...presentApp(world, app), client_id: app.clientId, ...secrets } };
  }),
];
