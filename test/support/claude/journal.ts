import type { Usage } from '@anthropic-ai/sdk/resources/messages';
import type { Fault } from './fault.ts';
import type { MessagesRequest } from './request.ts';

/** A request as it was received, and what became of it. */
export type ReceivedRequest = {
  readonly index: number;
  readonly path: string;
  /** Without the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined when the body was not that of a Messages request, or bodies aren't kept. */
  readonly body: MessagesRequest | undefined;
  readonly conversation: number | undefined;
  readonly turn: number | undefined;
  /** What the whole prompt comes to, however it is billed. */
  readonly promptTokens: number | undefined;
  /** What the answer billed, once there is one. */
  readonly usage: Usage | undefined;
  readonly outcome: 'pending' | 'answered' | 'rejected' | 'failed' | 'aborted';
};

/** A broken rule, and the request that broke it. */
export type Violation = Pick<Fault, 'rule' | 'message'> & { readonly request: number };

/** A request whose client left before the answer was complete. */
export type Aborted = { readonly request: number; readonly eventsSent: number };

/** A request that goes on from a part of the answer before it. */
export type Truncated = {
  readonly request: number;
  /** How many blocks of the answer came back. */
  readonly kept: number;
  /** How many were given, complete. */
  readonly given: number;
};

/** What the stand-in has seen, and a way to wait for it. */
export class Journal {
  readonly requests: ReceivedRequest[] = [];
  readonly violations: Violation[] = [];
  readonly aborted: Aborted[] = [];
  readonly truncated: Truncated[] = [];
  readonly #waiting = new Set<{
    readonly condition: () => boolean;
    readonly met: PromiseWithResolvers<void>;
  }>();

  /** @returns the index of a new request */
  receive(path: string, headers: ReceivedRequest['headers']): number {
    const index = this.requests.length;
    this.requests.push({
      index,
      path,
      headers,
      body: undefined,
      conversation: undefined,
      turn: undefined,
      promptTokens: undefined,
      usage: undefined,
      outcome: 'pending',
    });
    this.#wake();
    return index;
  }

  /** Adds what has become known of a request. */
  note(index: number, known: Partial<ReceivedRequest>): void {
    const request = this.requests[index];
    if (request) this.requests[index] = { ...request, ...known };
    this.#wake();
  }

  violated(request: number, { rule, message }: Fault): void {
    this.violations.push({ rule, message, request });
    this.note(request, { outcome: 'rejected' });
  }

  left(request: number, eventsSent: number): void {
    this.aborted.push({ request, eventsSent });
    this.note(request, { outcome: 'aborted' });
  }

  /** Resolves as soon as the condition holds. @throws when the stand-in is closed before that */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    const waiter = { condition, met: Promise.withResolvers<void>() };
    this.#waiting.add(waiter);
    await waiter.met.promise;
  }

  close(): void {
    for (const { met } of this.#waiting)
      met.reject(new Error('The stand-in was closed while a test waited on it.'));
    this.#waiting.clear();
  }

  #wake(): void {
    for (const waiter of this.#waiting) {
      if (!waiter.condition()) continue;
      this.#waiting.delete(waiter);
      waiter.met.resolve();
    }
  }
}
