import { type Failure, failureOf } from '../api/client.ts';
import { socket } from '../api/socket.ts';
import { graphql } from '../gql/gql.ts';
import type { PhoneScreenSubscription, SessionScreenSubscription } from '../gql/graphql.ts';

const PhoneScreen = graphql(`
  subscription PhoneScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {
    phoneScreen(phoneId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {
      ...ScreenPictureFields
    }
  }
  fragment ScreenPictureFields on ScreenPicture { jpeg deviceWidthPx deviceHeightPx takenAt }
`);

const SessionScreen = graphql(`
  subscription SessionScreen($id: ID!, $maxEdgePx: Int!, $minIntervalMs: Int!) {
    sessionScreen(sessionId: $id, maxEdgePx: $maxEdgePx, minIntervalMs: $minIntervalMs) {
      ...ScreenPictureFields
    }
  }
`);

/** Whose screen it is: a phone's, or that of the phone which a session has. */
export type ScreenOf = { readonly phoneId: string } | { readonly sessionId: string };

/** A screen as it was at some time. */
export type ScreenPicture = PhoneScreenSubscription['phoneScreen'];

/** How a screen is watched. */
export type ScreenOptions = {
  /** The longest edge of a picture, in pixels. */
  readonly maxEdgePx: number;
  /** The shortest time from one picture to the next, in milliseconds. */
  readonly minIntervalMs: number;
};

/** Hears of a screen. */
export type ScreenSink = {
  readonly next: (picture: ScreenPicture) => void;
  /** There is nothing more to see: why, or undefined for a session that gave its phone back. */
  readonly end: (failure: Failure | undefined) => void;
};

/** Watches a screen; a lost connection comes back by itself. @returns what ends it */
export function watchScreen(of: ScreenOf, options: ScreenOptions, sink: ScreenSink): () => void {
  const [id, document] = 'phoneId' in of ? [of.phoneId, PhoneScreen] : [of.sessionId, SessionScreen];
  let failure: Failure | undefined;
  return socket.subscribe<PhoneScreenSubscription | SessionScreenSubscription>(
    { query: document.toString(), variables: { id, ...options } },
    {
      next({ data, errors }) {
        if (errors) failure = failureOf(errors);
        else if (data) sink.next('phoneScreen' in data ? data.phoneScreen : data.sessionScreen);
      },
      error: (thrown) => sink.end(failureOf(thrown)),
      complete: () => sink.end(failure),
    },
  );
}
