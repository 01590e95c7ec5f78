import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as a collector receives it, with its attributes by name. */
export type CollectedSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly string[];
};

/** A collector of traces that speaks OTLP over HTTP in JSON. */
export type OtlpCollector = AsyncDisposable & {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** What the sender says of itself. */
  readonly resource: Readonly<Record<string, unknown>>;
};

type Attributes = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
type WireSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Attributes;
  readonly events: readonly { readonly name: string }[];
};
type WireTraces = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
};

/** Starts a collector on a free port. @see https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export async function otlpCollector(): Promise<OtlpCollector> {
  const spans: CollectedSpan[] = [];
  const resource: Record<string, unknown> = {};
  const server = createServer(async (request, response) => {
    const isTraces = request.method === 'POST' && request.url === '/v1/traces';
    if (isTraces) {
      const { resourceSpans } = (await json(request)) as WireTraces;
      for (const { resource: sender, scopeSpans } of resourceSpans) {
        Object.assign(resource, byName(sender.attributes));
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map(toSpan)));
      }
    }
    response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    resource,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function toSpan({
  attributes,
  events,
  startTimeUnixNano,
  endTimeUnixNano,
  ...span
}: WireSpan): CollectedSpan {
  return {
    ...{ name: span.name, traceId: span.traceId, spanId: span.spanId },
    parentSpanId: span.parentSpanId || undefined,
    startMs: Number(startTimeUnixNano) / 1e6,
    endMs: Number(endTimeUnixNano) / 1e6,
    attributes: byName(attributes),
    events: events.map(({ name }) => name),
  };
}

function byName(attributes: Attributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
