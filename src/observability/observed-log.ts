import type { AgentEvent } from '../domain/agent-event.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

/** Sees events of one session right after they were stored, in their order. It must not wait, nor keep them. */
export type EventObserver = (events: readonly AgentEvent[]) => void;

/**
 * @param log what is written to; nothing but committed events is seen
 * @returns the same log, with observers beside it: one that throws is logged, and changes nothing
 */
export function observedLog(
  log: EventLog,
  observers: readonly EventObserver[],
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): EventLog {
  const tell = (events: readonly AgentEvent[]): void => {
    if (events.length === 0) return;
    for (const observe of observers) {
      try {
        observe(events);
      } catch (error) {
        logger.error({ error }, 'An observer of events failed');
      }
    }
  };
  return {
    ...log,
    async write(sessionId, decide, also) {
      const events = await log.write(sessionId, decide, also);
      tell(events);
      return events;
    },
    async open(sessionId, insert) {
      let events: readonly AgentEvent[] = [];
      const value = await log.open(sessionId, (tx, append) =>
        insert(tx, async (drafts) => {
          await append(drafts);
          const ts = new Date(clock.now());
          events = drafts.map(
            ({ type, data }, index) => ({ sessionId, index, ts, type, data }) as AgentEvent,
          );
        }),
      );
      tell(events);
      return value;
    },
  };
}
