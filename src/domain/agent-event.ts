import { z } from 'zod';
import type { JsonObject } from '../lib/json.ts';
import type { FrameId, SessionId } from './ids.ts';
import { phoneAction } from './phone-action.ts';
import { EFFORTS, isFinal, PAUSE_REASONS, SESSION_STATUSES } from './session.ts';
import { turnTiming, type Usage, usage } from './usage.ts';

const turn = z.int().positive();
const px = z.int().positive();
const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const frameId = z.string().transform((id) => id as FrameId);

/**
 * A screen as the model is shown it. Sizes are those of the picture, of the device in pixels, and of the
 * device in the units that its driver takes input in; `scaleX` and `scaleY` are device pixels a pixel of the
 * picture. A screen that can't be pictured has no frame.
 */
export const screen = z.object({
  frameId: frameId.nullable(),
  widthPx: px,
  heightPx: px,
  deviceWidthPx: px,
  deviceHeightPx: px,
  pointWidth: z.number().positive().optional(),
  pointHeight: z.number().positive().optional(),
  scaleX: z.number().positive().optional(),
  scaleY: z.number().positive().optional(),
  app: z.string().nullable(),
  secure: z.boolean().optional(),
});

/** Why an action needs a yes: what it would do by the default rules, or a rule of the session's policy. */
export const APPROVAL_RULES = ['purchase', 'send', 'delete', 'permission', 'policy'] as const;

/** How a request for approval ended. */
export const APPROVAL_DECISIONS = ['approved', 'edited', 'denied', 'expired'] as const;

/** The data of each type of agent event, as it is stored. Turns count from 1. */
export const agentEventData = {
  /** The session's status became `to`; `reason` is for people, `model` who drives it from its creation on. */
  status_changed: z.object({
    from: z.enum(SESSION_STATUSES).nullable(),
    to: z.enum(SESSION_STATUSES),
    pauseReason: z.enum(PAUSE_REASONS).optional(),
    reason: z.string().optional(),
    model: z.string().optional(),
  }),
  /**
   * What the user asked for at creation, and what the user said later. `frameIds` are the pictures beside it; `model`
   * and `effort` are what drives the session from then on, when the user asked for another; `metadata` is the client's.
   */
  user_message: z.object({
    text: z.string(),
    frameIds: z.array(frameId).optional(),
    model: z.string().optional(),
    effort: z.enum(EFFORTS).optional(),
    metadata: z.record(z.string(), z.json()).optional(),
  }),
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
    screenChanged: z.boolean().optional(),
    screen: screen.optional(),
    durationMs: z.int().nonnegative(),
  }),
  /** The screen as the model sees it; the device's own size beside the picture's. */
  screenshot: screen,
  /**
   * `costMicroUsd` is null when the model has no known price; `messageId` is the provider's name of the
   * answer, `cacheMissReason` why its cache could not be used.
   */
  turn_completed: z.object({
    turn,
    model: z.string(),
    stopReason: z.string(),
    usage,
    costMicroUsd: z.int().nonnegative().nullable(),
    timing: turnTiming,
    messageId: z.string().optional(),
    cacheMissReason: z.string().optional(),
  }),
  /** The agent asks its user something, and waits for a message. */
  question: z.object({ turn, toolUseId: z.string(), text: z.string(), options: z.array(z.string()) }),
  /**
   * A tool use waits for the user's yes until `expiresAt`. `target` is what it would touch, in device pixels
   * of the frame that it was asked on; `screenDigest` stands for all that the screen said then.
   */
  approval_requested: z.object({
    turn,
    toolUseId: z.string(),
    name: z.string(),
    input: z.record(z.string(), z.json()),
    action: phoneAction.optional(),
    rule: z.enum(APPROVAL_RULES),
    reason: z.string(),
    frameId: frameId.nullable(),
    target: z.object({ label: z.string(), bounds }).optional(),
    screenDigest: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  /** `input` is the user's own, when the user changed it. */
  approval_resolved: z.object({
    toolUseId: z.string(),
    decision: z.enum(APPROVAL_DECISIONS),
    reason: z.string().optional(),
    input: z.record(z.string(), z.json()).optional(),
  }),
  /** A person has the phone, or is asked to take it. */
  takeover_started: z.object({ requestedBy: z.enum(['agent', 'user']), reason: z.string().optional() }),
  takeover_ended: z.object({ note: z.string().optional() }),
  /** What a person who has the phone does with it. */
  user_action: z.object({ actionId: z.string(), action: phoneAction }),
  user_action_result: z.object({
    actionId: z.string(),
    isError: z.boolean(),
    text: z.string(),
    screen: screen.optional(),
  }),
  /** The limit of the session's cost, null for none. */
  budget_changed: z.object({ maxCostMicroUsd: z.int().nonnegative().nullable() }),
  /** A dialog of the system was answered as the session's policy says. */
  dialog_handled: z.object({
    kind: z.enum(['permission', 'crash', 'not_responding']),
    app: z.string(),
    text: z.string(),
    choice: z.enum(['allow', 'deny']),
  }),
  /** The phone was lost and is there again. */
  phone_reconnected: z.object({ attempt: z.int().positive(), message: z.string() }),
  /** The conversation with the model begins anew with a summary; `epoch` counts from 2. */
  context_compacted: z.object({
    epoch: z.int().min(2),
    reason: z.string(),
    summary: z.string(),
    promptTokens: z.int().nonnegative(),
  }),
  loop_warning: z.object({ message: z.string() }),
  model_retry: z.object({ attempt: z.int(), delayMs: z.int(), kind: z.string(), message: z.string() }),
  cost_warning: z.object({ message: z.string() }),
  recovered: z.object({ message: z.string() }),
  /** A webhook takes no more events, this session's or others'; `reason` is for people. */
  webhook_disabled: z.object({ webhookId: z.string(), reason: z.string() }),
  /** The agent's report, of a task or of a conversation's turn that ended by itself; `output` fits the session's schema when it has one. */
  result: z.object({ success: z.boolean(), text: z.string(), output: z.json().optional() }),
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
 * `spent` is not stored with the event but counted in its session's row: part of it comes with the first
 * event of an answer, so that a turn which is cut short is paid for all the same.
 */
export type EventDraft<T extends AgentEventType = AgentEventType> = {
  [K in T]: {
    readonly type: K;
    readonly data: Data[K];
    readonly block?: ConversationBlock;
    readonly spent?: Spent;
  };
}[T];

/**
 * What is added to a session's count: tokens, their cost (null when the model has no known price), and
 * whether a turn has begun.
 */
export type Spent = {
  readonly usage: Usage;
  readonly costMicroUsd: number | null;
  readonly isNewTurn: boolean;
};

/** A stored event together with its share of the model's conversation. */
export type LoggedEvent = AgentEvent & { readonly block?: ConversationBlock };

/** What stands in front of every message of a conversation, and never changes within it. */
type Prompt = { readonly system: string; readonly tools: JsonObject[] };

/**
 * One content block of the model's conversation. `content` is the block as the API speaks it, except
 * that a picture stands as the id of its frame. `seen` is the highest index of the log that the
 * request answered by an assistant's block held: what came later belongs to the next request. The first
 * look of a session brings its `prompt`. An `epoch` leaves everything up to `seen` behind: the conversation
 * begins anew with its content.
 */
export type ConversationBlock =
  | { readonly role: 'user'; readonly content: JsonObject[]; readonly prompt?: Prompt | undefined }
  | { readonly role: 'assistant' | 'epoch'; readonly seen: number; readonly content: JsonObject[] };

/** @returns whether `event` is the last one that its session can have. */
export function endsSession(event: Pick<AgentEvent, 'type' | 'data'>): boolean {
  if (event.type !== 'status_changed') return false;
  return isFinal((event.data as Data['status_changed']).to);
}
