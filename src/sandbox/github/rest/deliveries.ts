import { stamp } from '../present/json.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { found } from '../world/refusal.ts';
import { callingApp } from './app.ts';
import { numbered } from './fields.ts';
import { type Call, forApp, ok, type Reply, type Route } from './route.ts';

function summary(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: stamp(delivery.deliveredAt),
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function own(call: Call): Delivery[] {
  const app = callingApp(call);
  return call.webhooks.log.filter((delivery) => delivery.app === app).toReversed();
}

function one(call: Call): Delivery {
  const id = numbered(call.params, 'delivery_id');
  return found(own(call).find((delivery) => delivery.id === id));
}

const failed = ({ statusCode }: Delivery): boolean => statusCode >= 400 && statusCode < 600;

/** Newest first, by cursor: the id of the last delivery that was shown. */
function list(call: Call): Reply {
  const { query, url } = call;
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const cursor = Number(query.get('cursor') ?? Number.MAX_SAFE_INTEGER);
  const wanted = query.get('status');
  const matching = own(call).filter((delivery) => wanted === null || failed(delivery) === (wanted === 'failure'));
  const older = matching.filter(({ id }) => id < cursor);
  const shown = older.slice(0, size);
  const next = new URL(url);
  next.searchParams.set('cursor', String(shown.at(-1)?.id));
  const headers: Record<string, string> = older.length > size ? { link: `<${next.href}>; rel="next"` } : {};
  return { status: 200, body: shown.map(summary), headers };
}

function detail(delivery: Delivery): Record<string, unknown> {
  const payload: unknown = JSON.parse(delivery.body);
  return {
    ...summary(delivery),
    url: delivery.app.webhookUrl ?? '',
    request: { headers: delivery.headers, payload },
    response: { headers: {}, payload: delivery.responseBody },
  };
}

export const deliveryRoutes: readonly Route[] = [
  forApp('GET /app/hook/deliveries', list),
  forApp('GET /app/hook/deliveries/{delivery_id}', (call) => ok(detail(one(call)))),
  forApp('POST /app/hook/deliveries/{delivery_id}/attempts', (call) => {
    call.webhooks.redeliver(one(call));
    return { status: 202, body: {} };
  }),
  forApp('GET /app/hook/config', (call) => {
    const app = callingApp(call);
    return ok({
      url: app.webhookUrl ?? '',
      content_type: 'json',
      insecure_ssl: '0',
      ...(app.webhookSecret === null ? {} : { secret: '********' }),
    });
  }),
];
