import type { DeltaDraft } from '../domain/agent-delta.ts';
import type { LoggedEvent } from '../domain/agent-event.ts';
import type { FrameId, SessionId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Powers } from '../domain/powers.ts';
import type { Effort, PauseReason, PictureSize, SessionMode, ToolProfile } from '../domain/session.ts';
import type { Clock } from '../lib/clock.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Model } from '../models/model.ts';
import type { PhoneDriver } from '../phones/phone-driver.ts';
import type { LoadFrame } from './conversation.ts';
import type { Picture } from './seeing/picture.ts';

/** How the loop came to start: decides what the agent is told of tool uses without a result. */
export type StartCause = 'created' | 'resumed' | 'recovered' | 'reconnected';

/** A limit that the session has reached: the agent has one more turn, to report. */
export type ReachedLimit = { readonly code: 'TIMEOUT' | 'MAX_TURNS'; readonly message: string };

/** What the loop works with: two ports, and functions onto the log that it doesn't otherwise know. */
export type LoopContext = {
  readonly sessionId: SessionId;
  readonly mode: SessionMode;
  readonly phone: PhoneDriver;
  readonly model: Model;
  readonly modelId: string;
  /** How hard the model is to think; null for what is usual. */
  readonly effort: Effort | null;
  /** Finds another model that the user has asked for since. @throws {DomainError} `INVALID_INPUT` when there is none */
  readonly pickModel: (modelId: string) => Pick<LoopContext, 'model' | 'modelId'>;
  /** What is added to what every agent is told; null for nothing. */
  readonly systemPrompt: string | null;
  readonly toolProfile: ToolProfile;
  readonly pictureSize: PictureSize;
  readonly policy: Policy;
  /** The apps that may be used, by package or name; null for any. */
  readonly allowedApps: readonly string[] | null;
  /** What the agent can do besides using the phone. */
  readonly powers: Powers;
  /** What it noted in earlier sessions, the oldest first. */
  readonly memory: readonly string[];
  /** Keeps a note for its later sessions. */
  readonly remember: (note: string) => Promise<void>;
  /** The names of the secrets that the agent may type. */
  readonly secretNames: readonly string[];
  /** The JSON Schema of the result. */
  readonly outputSchema: JsonObject | null;
  readonly cause: StartCause;
  /** Turns of the session that are already in its log. */
  readonly turnsBefore: number;
  readonly maxTurns: number;
  /** What the session has cost so far; null once a turn had no known price. */
  readonly costMicroUsd: number | null;
  /** What it may cost; null for no limit. */
  readonly maxCostMicroUsd: number | null;
  /** How many tokens a prompt may have before the conversation begins anew. */
  readonly contextTokens: number;
  /** Set when the loop is started for its last turn alone. */
  readonly limit?: ReachedLimit;
  /** Whether to wait until the screen rests after an action. */
  readonly settle: boolean;
  /** @returns what the log holds that this function hasn't returned yet, in order. */
  readonly news: () => Promise<readonly LoggedEvent[]>;
  /** Shows a piece of what the model is saying to whoever watches now; the event has the whole. */
  readonly preview: (delta: DeltaDraft) => void;
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

/** What the agent reports at its end; `output` fits the session's schema. */
export type Report = { readonly success: boolean; readonly summary: string; readonly output?: Json };

/** How the loop ended by itself. */
export type LoopOutcome =
  | ({ readonly type: 'done' } & Report)
  | {
      readonly type: 'failed';
      readonly code: string;
      readonly message: string;
      /** What the agent said of it, when it came to say something. */
      readonly report?: Report;
    }
  /** A pause was asked for. */
  | { readonly type: 'paused' }
  /** The session can't go on before something has happened. */
  | { readonly type: 'waits'; readonly pauseReason: WaitReason; readonly reason?: string }
  /** A conversation's turn is over, and what came of it. */
  | { readonly type: 'idle'; readonly report: Report };

/** What a loop may come to wait for. */
export type WaitReason = Extract<PauseReason, 'question' | 'approval' | 'takeover' | 'budget' | 'phone_lost'>;
