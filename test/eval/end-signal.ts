/** Signals this close together, in milliseconds, are one wish: npm passes on what the terminal sends, too. */
const SAME_WISH_MS = 1_000;

/** Aborts at the first signal to end; a later one ends the process at once. */
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
