import type { LoggedEvent } from '../domain/agent-event.ts';
import type { FrameId, SessionId } from '../domain/ids.ts';
import type { SessionMode } from '../domain/session.ts';
import type { Clock } from '../lib/clock.ts';
import type { Model } from '../models/model.ts';
import type { PhoneDriver } from '../phones/phone-driver.ts';
import type { LoadFrame } from './conversation.ts';
import type { Picture } from './picture.ts';

/** How the loop came to start: decides what the agent is told of tool uses without a result. */
export type StartCause = 'created' | 'resumed' | 'recovered';

/** What the loop works with: two ports, and functions onto the log that it doesn't otherwise know. */
export type LoopContext = {
  readonly sessionId: SessionId;
  readonly mode: SessionMode;
  readonly phone: PhoneDriver;
  readonly model: Model;
  readonly modelId: string;
  readonly cause: StartCause;
  /** Turns of the session that are already in its log. */
  readonly turnsBefore: number;
  readonly maxTurns: number;
  /** Whether to wait until the screen rests after an action. */
  readonly settle: boolean;
  /** @returns what the log holds that this function hasn't returned yet, in order. */
  readonly news: () => Promise<readonly LoggedEvent[]>;
  readonly storeFrame: (picture: Picture) => Promise<FrameId>;
  readonly loadFrame: LoadFrame;
  /** Whether the loop is asked to stop before its next action. */
  readonly pauseRequested: () => boolean;
  readonly clock: Clock;
  /** @returns a number in [0, 1) */
  readonly random: () => number;
  /** Ends everything at once: the model's stream, waits and calls to the phone. */
  readonly signal: AbortSignal;
};

/** How the loop ended by itself. */
export type LoopOutcome =
  | { readonly type: 'done'; readonly success: boolean; readonly summary: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  /** A pause was asked for. */
  | { readonly type: 'paused' }
  /** A conversation's turn is over. */
  | { readonly type: 'idle' };
