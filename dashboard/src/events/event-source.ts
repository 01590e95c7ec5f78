import { type Failure, failureOf } from '../api/client.ts';
import { ask } from '../api/hooks.ts';
import { socket } from '../api/socket.ts';
import { graphql } from '../gql/gql.ts';
import type { FollowEventsSubscription } from '../gql/graphql.ts';
import type { FollowedEvent, LoggedEvent } from './event-fields.ts';

/** Hears of what a session's log yields. */
export type EventSink = {
  readonly next: (event: FollowedEvent) => void;
  /** The log can't be followed, and completes; not called for a lost connection, which comes back by itself. */
  readonly fail: (failure: Failure) => void;
  /** There is nothing more to come for now. */
  readonly complete: () => void;
};

/** Where a session's events come from. */
export type EventSource = {
  /** @returns what people are told of what `page` throws */
  readonly failureOf: (thrown: unknown) => Failure;
  /** @returns the newest events before an index, in order; the newest of all without one. @throws what `failureOf` tells of */
  readonly page: (before: number | undefined) => Promise<readonly LoggedEvent[]>;
  /**
   * Follows the log behind `after`, which is asked whenever the connection is made: what was seen meanwhile
   * doesn't come again.
   *
   * @returns what ends it
   */
  readonly follow: (after: () => number, sink: EventSink) => () => void;
};

const EventPage = graphql(`
  query EventPage($id: ID!, $before: Int) {
    session(id: $id) { id events(before: $before, last: 250) { ...EventFields } }
  }
`);

const FollowEvents = graphql(`
  subscription FollowEvents($id: ID!, $after: Int!) {
    agentEvents(sessionId: $id, after: $after, deltas: true) { ...EventFields }
  }
`);

/** @returns what reads a session's events from the server. */
export function eventSource(id: string): EventSource {
  return {
    failureOf,
    async page(before) {
      const { session } = await ask(EventPage, { id, before: before ?? null });
      return session.events as readonly LoggedEvent[];
    },
    follow(after, sink) {
      const variables = {
        id,
        // The client sends the same variables when a connection is made anew: they tell where to go on.
        get after() {
          return after();
        },
      };
      return socket.subscribe<FollowEventsSubscription>(
        { query: FollowEvents.toString(), variables },
        {
          next({ data, errors }) {
            if (errors) sink.fail(failureOf(errors));
            else if (data) sink.next(data.agentEvents);
          },
          error(failure) {
            sink.fail(failureOf(failure));
            sink.complete();
          },
          complete: sink.complete,
        },
      );
    },
  };
}
