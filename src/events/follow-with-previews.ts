import type { AgentDelta } from '../domain/agent-delta.ts';
import type { LoggedEvent } from '../domain/agent-event.ts';
import type { SessionId } from '../domain/ids.ts';
import type { Previews } from './previews.ts';

type Follow<Item> = (
  sessionId: SessionId,
  after: number,
  signal: AbortSignal,
) => AsyncGenerator<Item, void, undefined>;

/**
 * Follows a log as `follow` does, with previews in between: whatever the agent said before an event comes
 * before it.
 */
export async function* followWithPreviews(
  follow: Follow<LoggedEvent>,
  previews: Pick<Previews, 'attach'>,
  sessionId: SessionId,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent | AgentDelta, void, undefined> {
  using inbox = previews.attach(sessionId);
  const left = new AbortController();
  const events = follow(sessionId, after, AbortSignal.any([signal, left.signal]));
  let cursor = after;
  let upcoming: Promise<IteratorResult<LoggedEvent, void>> | undefined;
  const takeTo = (index: number): readonly AgentDelta[] =>
    inbox
      .take(index)
      .map(({ type, data, ts, sequence }) => ({ type, data, ts, sequence, sessionId, index: cursor }));
  try {
    for (;;) {
      const preview = inbox.next();
      yield* takeTo(cursor);
      upcoming ??= events.next();
      const step = await Promise.race([upcoming, preview]);
      if (!step) continue;
      upcoming = undefined;
      if (step.done) return;
      // The log holds this event already: whatever its agent said before it is in the inbox.
      yield* takeTo(step.value.index - 1);
      yield step.value;
      cursor = step.value.index;
    }
  } finally {
    left.abort();
    // A read that is under way may fail when nobody waits for it any more.
    upcoming?.catch(() => undefined);
    await events.return();
  }
}
