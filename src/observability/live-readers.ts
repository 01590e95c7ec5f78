/** How what goes on is followed live. */
export const TRANSPORTS = ['websocket', 'sse', 'mjpeg'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Counts who follows what goes on, right now. */
export type LiveReaders = {
  /** Counts one more, until the returned function is called; further calls of it do nothing. */
  readonly enter: (transport: Transport) => () => void;
  readonly count: (transport: Transport) => number;
};

/** @returns a count that begins at none. */
export function liveReaders(): LiveReaders {
  const counts = new Map<Transport, number>();
  const count = (transport: Transport): number => counts.get(transport) ?? 0;
  return {
    count,
    enter(transport) {
      counts.set(transport, count(transport) + 1);
      let isThere = true;
      return () => {
        if (isThere) counts.set(transport, count(transport) - 1);
        isThere = false;
      };
    },
  };
}
