import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Counts who follows live what goes on, from the call to that of the function that it returns. */
export type Readers = { readonly enter: (transport: 'sse' | 'mjpeg') => () => void };

/** Counts the client as one that follows live, until its connection is closed. */
export function noteReader(c: Context, readers: Readers, transport: Parameters<Readers['enter']>[0]): void {
  const { outgoing }: Partial<HttpBindings> = c.env ?? {};
  outgoing?.once('close', readers.enter(transport));
}
