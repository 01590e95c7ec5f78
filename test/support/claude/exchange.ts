import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBody, type Fault, type WireErrorType } from './fault.ts';

/** The largest body of a request. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** One HTTP request and its answer. */
export class Exchange {
  readonly requestId: string;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #gone = Promise.withResolvers<void>();
  #isGone = false;

  constructor(request: IncomingMessage, response: ServerResponse, serial: number) {
    this.requestId = `req_${String(serial).padStart(8, '0')}`;
    this.#request = request;
    this.#response = response;
    response.setHeader('request-id', this.requestId);
    response.once('close', () => {
      this.#isGone = true;
      this.#gone.resolve();
    });
  }

  /** Whether nobody listens any more. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Resolves when the answer has ended or the client has left. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  /** @returns the whole body, or undefined when it is larger than the API takes */
  async readBody(): Promise<string | undefined> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.#request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Read on even so: a client that is still sending would not see the answer.
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    }
    return bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
  }

  sendJson(status: number, body: unknown): void {
    this.#response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  sendPage(status: number, html: string): void {
    this.#response.writeHead(status, { 'content-type': 'text/html' }).end(html);
  }

  sendError(error: {
    readonly status: number;
    readonly type: WireErrorType;
    readonly message: string;
    readonly details?: Fault['details'];
    readonly retryAfterS?: number | undefined;
  }): void {
    const { status, type, message, details, retryAfterS } = error;
    if (retryAfterS !== undefined) this.#response.setHeader('retry-after', String(retryAfterS));
    this.sendJson(status, errorBody({ type, message, ...(details && { details }) }, this.requestId));
  }

  /** Ends a stream with an `error` event. */
  endWithError(type: WireErrorType, message: string): void {
    this.#startStream();
    this.#response.end(frame(errorBody({ type, message }, this.requestId)));
  }

  /** Sends one event of a stream and resolves once it has left the process, or the client is gone. */
  async sendEvent(event: { readonly type: string }): Promise<void> {
    if (this.#isGone) return;
    this.#startStream();
    const written = Promise.withResolvers<void>();
    this.#response.write(frame(event), () => written.resolve());
    await Promise.race([written.promise, this.gone]);
  }

  /** Ends a stream. */
  end(): void {
    this.#startStream();
    this.#response.end();
  }

  /** Tears the connection down, with what was sent still on its way. */
  cut(): void {
    this.#response.destroy();
  }

  #startStream(): void {
    if (this.#response.headersSent) return;
    this.#response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  }
}

function frame(event: { readonly type?: unknown }): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
