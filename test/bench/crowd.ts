import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the clients' process tells: all are connected, or all have got one more message. */
export type Report =
  | { readonly type: 'open' }
  | { readonly type: 'delivered'; readonly latencyMs: number; readonly sample: string };

/** One message that every client has got: the median of its ways, and the bytes of one. */
export type Delivered = Extract<Report, { readonly type: 'delivered' }>;

/** Many WebSocket clients in a process of their own. */
export type Crowd = AsyncDisposable & {
  /** Runs `send`, which makes the server send a message to everyone, and waits until all have it. */
  readonly gets: (send: () => unknown) => Promise<Delivered>;
};

/** Who the clients are. */
export type CrowdOptions = {
  readonly url: string;
  readonly size: number;
  readonly protocol?: string;
  /** What a client says: first when it is connected, and each time when it has been answered. */
  readonly greetings?: readonly object[];
};

/** Connects the clients; resolves when each has said all that it has to say. */
export async function gather({ url, size, protocol, greetings = [] }: CrowdOptions): Promise<Crowd> {
  const hello = JSON.stringify(greetings.map((greeting) => JSON.stringify(greeting)));
  const script = join(import.meta.dirname, 'crowd-process.ts');
  const child = fork(script, [url, String(size), protocol ?? '', hello]);
  const ended = once(child, 'exit');
  let expected: ((report: Report) => void) | undefined;
  const early: Report[] = [];
  child.on('message', (report: Report) => {
    const take = expected;
    expected = undefined;
    if (take) take(report);
    else early.push(report);
  });
  const next = async <T extends Report['type']>(type: T): Promise<Extract<Report, { readonly type: T }>> => {
    const { promise, resolve } = Promise.withResolvers<Report>();
    const waiting = early.shift();
    if (waiting) resolve(waiting);
    else expected = resolve;
    const report = await Promise.race([promise, ended.then(() => undefined)]);
    if (report?.type !== type) throw new Error(`The clients told "${report?.type}" instead of "${type}".`);
    return report as Extract<Report, { readonly type: T }>;
  };
  await next('open');
  return {
    async gets(send) {
      const delivered = next('delivered');
      await send();
      return await delivered;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await ended;
    },
  };
}
