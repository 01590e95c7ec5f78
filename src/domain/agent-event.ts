import { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import type { FrameId, SessionId } from './ids.ts';
import { phoneAction } from './phone-action.ts';
import { isFinal, PAUSE_REASONS, SESSION_STATUSES } from './session.ts';
import { turnTiming, type Usage, usage } from './usage.ts';

const turn = z.int().positive();
const px = z.int().positive();
const frameId = z.string().transform((id) => id as FrameId);

const length = z.number().positive();

/**
 * The screen as the model sees it: the picture's size, the device's own in pixels and in the units that
 * its driver takes input in, and how many device pixels a pixel of the picture stands for. `frameId` is
 * null when no picture is shown, and then `secure` is true: the size is that of the pixels that the
 * elements are told in. What is optional is missing in older logs.
 */
export const screen = z.object({
  frameId: frameId.nullable(),
  widthPx: px,
  heightPx: px,
  deviceWidthPx: px,
  deviceHeightPx: px,
  pointWidth: length.optional(),
  pointHeight: length.optional(),
  scaleX: length.optional(),
  scaleY: length.optional(),
  app: z.string().nullable(),
  secure: z.boolean().optional(),
});

/** The data of each type of agent event, as it is stored. Turns count from 1. */
export const agentEventData = {
  /** The session's status became `to`; `reason` is for people. */
  status_changed: z.object({
    from: z.enum(SESSION_STATUSES).nullable(),
    to: z.enum(SESSION_STATUSES),
    pauseReason: z.enum(PAUSE_REASONS).optional(),
    reason: z.string().optional(),
  }),
  /** What the user asked for at creation, and what the user said later. */
  user_message: z.object({ text: z.string() }),
  agent_text: z.object({ turn, text: z.string() }),
  agent_thinking: z.object({ turn, text: z.string() }),
  /** The model asked for something. `action` is what the phone was told, in device pixels. */
  tool_use: z.object({
    turn,
    toolUseId: z.string(),
    name: z.string(),
    input: z.record(z.string(), z.json()),
    action: phoneAction.optional(),
  }),
  tool_result: z.object({
    turn,
    toolUseId: z.string(),
    isError: z.boolean(),
    text: z.string(),
    frameId: frameId.optional(),
    screen: screen.optional(),
    screenChanged: z.boolean().optional(),
    durationMs: z.int().nonnegative(),
  }),
  /** What the agent saw before its next turn. */
  screenshot: screen,
  /** `costMicroUsd` is null when the model has no known price. */
  turn_completed: z.object({
    turn,
    model: z.string(),
    stopReason: z.string(),
    usage,
    costMicroUsd: z.int().nonnegative().nullable(),
    timing: turnTiming,
  }),
  loop_warning: z.object({ message: z.string() }),
  model_retry: z.object({ attempt: z.int(), delayMs: z.int(), kind: z.string(), message: z.string() }),
  cost_warning: z.object({ message: z.string() }),
  recovered: z.object({ message: z.string() }),
  result: z.object({ success: z.boolean(), text: z.string() }),
  error: z.object({ code: z.string(), message: z.string() }),
} as const;

export type AgentEventType = keyof typeof agentEventData;
export const AGENT_EVENT_TYPES = Object.keys(agentEventData) as readonly AgentEventType[];

type Data = { readonly [T in AgentEventType]: Readonly<z.output<(typeof agentEventData)[T]>> };

/** An immutable entry of a session's log. `index` counts from 0 without a gap. */
export type AgentEvent<T extends AgentEventType = AgentEventType> = {
  [K in T]: {
    readonly sessionId: SessionId;
    readonly index: number;
    readonly ts: Date;
    readonly type: K;
    readonly data: Data[K];
  };
}[T];

/**
 * An event that is not in the log yet. `block` is what the event is in the model's conversation, kept
 * beside the event and shown to no client, so that the conversation can be rebuilt byte for byte.
 * `spent` is not stored with the event but counted in its session's row: it comes with the first event
 * of a response, so that a turn which is cut short is paid for all the same.
 */
export type EventDraft<T extends AgentEventType = AgentEventType> = {
  [K in T]: {
    readonly type: K;
    readonly data: Data[K];
    readonly block?: ConversationBlock;
    readonly spent?: Spent;
  };
}[T];

/** What a model response used; `costMicroUsd` is null when the model has no known price. */
export type Spent = { readonly usage: Usage; readonly costMicroUsd: number | null };

/** A stored event together with its share of the model's conversation. */
export type LoggedEvent = AgentEvent & { readonly block?: ConversationBlock };

/** Not copied: every byte of a block goes back to the model. */
const content = z.array(
  z.custom<JsonObject>((block) => Object.prototype.toString.call(block) === '[object Object]'),
);

/**
 * One content block of the model's conversation. `content` is the block as the API speaks it, except
 * that a picture stands as the id of its frame. `seen` is the highest index of the log that the
 * request answered by an assistant's block held: what came later belongs to the next request.
 */
export const conversationBlock = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), content }),
  z.object({ role: z.literal('assistant'), seen: z.int(), content }),
]);
export type ConversationBlock = z.infer<typeof conversationBlock>;

/** @returns whether `event` is the last one that its session can have. */
export function endsSession(event: Pick<AgentEvent, 'type' | 'data'>): boolean {
  if (event.type !== 'status_changed') return false;
  return isFinal((event.data as Data['status_changed']).to);
}
