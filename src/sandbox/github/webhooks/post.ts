import type { Delivery } from './delivery.ts';

const TIME_OUT = 10_000;

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Sends a delivery to its App and notes the answer, as GitHub's delivery log shows it. */
export async function post(delivery: Delivery): Promise<void> {
  const { app, body, headers } = delivery;
  const started = performance.now();
  try {
    const response = await fetch(app.webhookUrl ?? '', {
      method: 'POST',
      body,
      headers,
      signal: AbortSignal.timeout(TIME_OUT),
    });
    delivery.responseBody = await response.text();
    delivery.statusCode = response.status;
    delivery.status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`;
  } catch (error) {
    const late = nameOf(error) === 'TimeoutError';
    delivery.statusCode = late ? 504 : 502;
    delivery.status = late ? 'timed out' : 'failed to connect to host';
  }
  delivery.duration = Math.round(performance.now() - started) / 1_000;
}
