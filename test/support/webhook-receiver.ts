import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A delivery as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: { readonly action?: string; readonly changes?: unknown; readonly issue?: { readonly title: string } };
}

/** What a test has of an App that only writes down what it is sent. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** The status of its answers, 202 at first. */
  status: number;
  readonly close: () => void;
}

/** Listens on a free port of this machine. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      received.push({ headers: request.headers, text, body: JSON.parse(text) as Received['body'] });
      response.writeHead(receiver.status).end('ok');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    status: 202,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
