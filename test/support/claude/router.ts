import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Exchange } from './exchange.ts';
import { type Fault, fault } from './fault.ts';
import type { Journal } from './journal.ts';
import type { MessagesEndpoint } from './messages-endpoint.ts';
import { modelInfo } from './models.ts';
import { checkAuthentication, checkVersion } from './rules/authentication.ts';

/** What the router leads to. */
export type RouterParts = {
  readonly apiKey: string;
  readonly models: ReadonlySet<string>;
  readonly messages: MessagesEndpoint;
  readonly journal: Journal;
};

/** Leads each request to its endpoint and answers broken rules. */
export class Router {
  readonly #parts: RouterParts;
  readonly #running = new Set<Promise<void>>();
  #serial = 0;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const exchange = new Exchange(request, response, ++this.#serial);
    const running = this.#answer(request, exchange).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #answer(request: IncomingMessage, exchange: Exchange): Promise<void> {
    const { journal } = this.#parts;
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const index = journal.receive(url.pathname, withoutSecrets(request.headers));
    try {
      const broken = await this.#route(request, url, exchange, index);
      if (!broken) return;
      journal.violated(index, broken);
      exchange.sendError(broken);
    } catch (error) {
      if (exchange.isGone) return journal.left(index, 0);
      journal.violated(index, fault('script', `The script threw: ${error}`));
      exchange.sendError({ status: 500, type: 'api_error', message: `The script threw: ${error}` });
    }
  }

  async #route(
    request: IncomingMessage,
    url: URL,
    exchange: Exchange,
    index: number,
  ): Promise<Fault | undefined> {
    const { apiKey, models, messages, journal } = this.#parts;
    const refused = checkAuthentication(request.headers, apiKey) ?? checkVersion(request.headers);
    if (refused) {
      await exchange.readBody();
      return refused;
    }
    const beta = url.searchParams.get('beta') === 'true';
    const route = `${request.method} ${url.pathname}`;
    if (route === 'POST /v1/messages') return messages.create(exchange, index, beta);
    if (route === 'POST /v1/messages/count_tokens') return messages.count(exchange, index, beta);
    const data = [...models].map(modelInfo);
    const [, id] = /^GET \/v1\/models\/(.+)$/.exec(route) ?? [];
    const listed = { data, has_more: false, first_id: data[0]?.id, last_id: data.at(-1)?.id };
    const body = route === 'GET /v1/models' ? listed : data.find((model) => model.id === id);
    if (!body) return fault('endpoint', `Not found: ${route}`, { status: 404, type: 'not_found_error' });
    exchange.sendJson(200, body);
    journal.note(index, { outcome: 'answered' });
    return undefined;
  }
}

function withoutSecrets(headers: IncomingHttpHeaders): Record<string, string> {
  const secret = new Set(['authorization', 'x-api-key', 'cookie', 'proxy-authorization']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (secret.has(name) ? [] : [[name, String(value)]])),
  );
}
