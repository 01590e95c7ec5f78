/**
 * What a page measures about itself; each of them runs in the browser, and may use nothing from around it.
 * Times are milliseconds since the epoch, by the clock that all processes of a machine share.
 */

/** What a measured page has in its window. */
type Measured = Window & {
  drawn: { readonly text: string; readonly at: number }[];
  longTasks: number[];
};

/** Begins to note when texts that begin with `mark` are drawn. */
export function noteDrawn(mark: string): void {
  const measured = window as unknown as Measured;
  measured.drawn = [];
  const seen = new Set<string>();
  const { port1, port2 } = new MessageChannel();
  let waiting: string[] = [];
  // A message that a frame sends is received when the frame has been drawn.
  port1.onmessage = () => {
    const at = performance.timeOrigin + performance.now();
    for (const text of waiting) measured.drawn.push({ text, at });
    waiting = [];
  };
  const look = (node: Node): void => {
    const text = node.textContent ?? '';
    for (const [found] of text.matchAll(new RegExp(`${mark}\\d+`, 'g'))) {
      if (seen.has(found)) continue;
      seen.add(found);
      waiting.push(found);
      requestAnimationFrame(() => port2.postMessage(undefined));
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'characterData') look(target);
      for (const node of addedNodes) look(node);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** @returns what was drawn since the last time this was asked */
export function takeDrawn(): readonly { readonly text: string; readonly at: number }[] {
  const measured = window as unknown as Measured;
  const { drawn } = measured;
  measured.drawn = [];
  return drawn;
}

/** Begins to note tasks of more than 50 ms, those since the page was opened included. */
export function noteLongTasks(): void {
  const measured = window as unknown as Measured;
  measured.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** @returns how long the longest tasks took since the last time this was asked, in milliseconds */
export function takeLongTasks(): readonly number[] {
  const measured = window as unknown as Measured;
  const { longTasks } = measured;
  measured.longTasks = [];
  return longTasks;
}
