/** Signals this close together, in milliseconds, are one wish. */
const SAME_WISH_MS = 1_000;

/**
 * Aborts at the first signal to end; a second one ends the process at once. Ctrl-C under npm arrives
 * twice, from the terminal and from npm: what follows within a moment is the same wish.
 */
export function endSignal(): AbortSignal {
  const ending = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!ending.signal.aborted) firstAt = performance.now();
    else if (performance.now() - firstAt > SAME_WISH_MS) process.exit(1);
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  return ending.signal;
}
