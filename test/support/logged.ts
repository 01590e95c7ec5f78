import type { AgentEvent, AgentEventType, LoggedEvent } from '../../src/domain/agent-event.ts';

/** @returns the types of events, in order. */
export function typesOf(events: readonly LoggedEvent[]): readonly AgentEventType[] {
  return events.map(({ type }) => type);
}

/** @returns the data of the events of one type, in order. */
export function dataOf<T extends AgentEventType>(
  events: readonly LoggedEvent[],
  type: T,
): readonly AgentEvent<T>['data'][] {
  return events.filter((event) => event.type === type).map((event) => event.data as AgentEvent<T>['data']);
}

/** @returns the statuses that a session went through, with what a pause waited for. */
export function statusesOf(events: readonly LoggedEvent[]): readonly string[] {
  return dataOf(events, 'status_changed').map(({ to, pauseReason }) =>
    pauseReason === undefined ? to : `${to}(${pauseReason})`,
  );
}
