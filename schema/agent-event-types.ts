import { type FrameId, formatId, framePath } from '../src/domain/ids.ts';
import type { TurnTiming as TurnTimingData, Usage } from '../src/domain/usage.ts';
import { AgentEventInterface, eventRef } from './agent-event.ts';
import { builder } from './builder.ts';
import { Screen } from './screen.ts';
import { EffortEnum, SessionPauseReasonEnum, SessionStatusEnum } from './session-status.ts';

const interfaces = [AgentEventInterface];

const SaidPicture = builder.objectRef<FrameId>('SaidPicture').implement({
  description: 'A picture that a user has sent, as the model is shown it.',
  fields: (t) => ({
    frameId: t.id({ description: 'The id of its frame.', resolve: (id) => formatId('frame', id) }),
    frameUrl: t.string({
      description: 'Where it is: a path on this server, for a GET with the same key.',
      resolve: (id) => framePath(id),
    }),
  }),
});

builder.objectType(eventRef('status_changed'), {
  interfaces,
  description: "The session's status changed.",
  fields: (t) => ({
    from: t.field({
      type: SessionStatusEnum,
      nullable: true,
      description: 'The status before; null at creation.',
      resolve: ({ data }) => data.from,
    }),
    to: t.field({ type: SessionStatusEnum, description: 'The status now.', resolve: ({ data }) => data.to }),
    pauseReason: t.field({
      type: SessionPauseReasonEnum,
      nullable: true,
      description: 'What the session waits for, when it is paused.',
      resolve: ({ data }) => data.pauseReason,
    }),
    reason: t.string({ nullable: true, description: 'Why, for people.', resolve: ({ data }) => data.reason }),
  }),
});

builder.objectType(eventRef('user_message'), {
  interfaces,
  description: 'What the user asked for at creation, and what the user said later.',
  fields: (t) => ({
    text: t.string({ description: 'The words.', resolve: ({ data }) => data.text }),
    frames: t.field({
      type: [SaidPicture],
      description: 'The pictures beside the words.',
      resolve: ({ data }) => data.frameIds ?? [],
    }),
    model: t.string({
      nullable: true,
      description: 'The model that drives the session from then on, when the user asked for another.',
      resolve: ({ data }) => data.model,
    }),
    effort: t.field({
      type: EffortEnum,
      nullable: true,
      description: 'How hard it is to think from then on, when the user said so.',
      resolve: ({ data }) => data.effort,
    }),
    metadata: t.field({
      type: 'JSONObject',
      nullable: true,
      description: "The client's own, as it came with the message.",
      resolve: ({ data }) => data.metadata,
    }),
  }),
});

builder.objectType(eventRef('agent_text'), {
  interfaces,
  description: 'The agent said something.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    text: t.string({ description: 'The words.', resolve: ({ data }) => data.text }),
  }),
});

builder.objectType(eventRef('agent_thinking'), {
  interfaces,
  description: 'What the agent thought; empty when the model keeps it to itself.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    text: t.string({ description: 'The words.', resolve: ({ data }) => data.text }),
  }),
});

builder.objectType(eventRef('tool_use'), {
  interfaces,
  description: 'The agent asked for an action.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    toolUseId: t.string({ description: 'Pairs it with its result.', resolve: ({ data }) => data.toolUseId }),
    name: t.string({ description: 'The tool.', resolve: ({ data }) => data.name }),
    input: t.field({
      type: 'JSONObject',
      description: 'The input as the model wrote it; points are pixels of the screenshot.',
      resolve: ({ data }) => data.input,
    }),
    action: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the phone is told, points in device pixels; null for a tool that needs no phone.',
      resolve: ({ data }) => data.action,
    }),
  }),
});

builder.objectType(eventRef('tool_result'), {
  interfaces,
  description: 'How an action turned out.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    toolUseId: t.string({
      description: 'Pairs it with its tool use.',
      resolve: ({ data }) => data.toolUseId,
    }),
    isError: t.boolean({
      description: 'Whether it failed or was not run.',
      resolve: ({ data }) => data.isError,
    }),
    text: t.string({ description: 'What the agent is told.', resolve: ({ data }) => data.text }),
    screenChanged: t.boolean({
      nullable: true,
      description: 'Whether the screen looks different; null when it was not looked at.',
      resolve: ({ data }) => data.screenChanged,
    }),
    durationMs: t.int({
      description: 'The time it took, in milliseconds.',
      resolve: ({ data }) => data.durationMs,
    }),
    frameId: t.id({
      nullable: true,
      description: 'The screenshot afterwards.',
      resolve: ({ data }) => data.frameId && formatId('frame', data.frameId),
    }),
    frameUrl: t.string({
      nullable: true,
      description: 'Where the screenshot afterwards is, on this server.',
      resolve: ({ data }) => data.frameId && framePath(data.frameId),
    }),
    screen: t.field({
      type: Screen,
      nullable: true,
      description: 'The screen afterwards; null when it was not looked at.',
      resolve: ({ data }) => data.screen,
    }),
  }),
});

builder.objectType(eventRef('screenshot'), {
  interfaces,
  description: 'The screen as the agent saw it before its next turn.',
  fields: (t) => ({
    frameId: t.id({
      nullable: true,
      description: 'The screenshot; null for a screen that can not be pictured.',
      resolve: ({ data }) => data.frameId && formatId('frame', data.frameId),
    }),
    frameUrl: t.string({
      nullable: true,
      description: 'Where the screenshot is, on this server.',
      resolve: ({ data }) => data.frameId && framePath(data.frameId),
    }),
    screen: t.field({
      type: Screen,
      nullable: true,
      description: 'The screen, with how its picture maps to the device.',
      resolve: ({ data }) => data,
    }),
    widthPx: t.int({ description: 'The width of the picture.', resolve: ({ data }) => data.widthPx }),
    heightPx: t.int({ description: 'The height of the picture.', resolve: ({ data }) => data.heightPx }),
    deviceWidthPx: t.int({
      description: 'The width of the screen.',
      resolve: ({ data }) => data.deviceWidthPx,
    }),
    deviceHeightPx: t.int({
      description: 'The height of the screen.',
      resolve: ({ data }) => data.deviceHeightPx,
    }),
    app: t.string({ nullable: true, description: 'The app in front.', resolve: ({ data }) => data.app }),
  }),
});

const TurnUsage = builder.objectRef<Usage>('Usage').implement({
  description: 'Tokens of a model response by price class; the input classes do not overlap.',
  fields: (t) => ({
    inputTokens: t.exposeInt('inputTokens', { description: 'Input that no cache held.' }),
    cacheWrite5mTokens: t.exposeInt('cacheWrite5mTokens', { description: 'Input cached for 5 minutes.' }),
    cacheWrite1hTokens: t.exposeInt('cacheWrite1hTokens', { description: 'Input cached for an hour.' }),
    cacheReadTokens: t.exposeInt('cacheReadTokens', { description: 'Input that a cache held.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Output.' }),
  }),
});

const TurnTiming = builder.objectRef<TurnTimingData>('TurnTiming').implement({
  description: 'Where the time of a turn went, in milliseconds.',
  fields: (t) => ({
    modelMs: t.exposeInt('modelMs', { description: 'Waiting for the model.' }),
    actionMs: t.exposeInt('actionMs', { description: 'The actions themselves.' }),
    settleMs: t.exposeInt('settleMs', { description: 'Waiting for the screen to rest.' }),
    captureMs: t.exposeInt('captureMs', { description: 'Taking screenshots.' }),
    encodeMs: t.exposeInt('encodeMs', { description: 'Resizing, encoding and describing them.' }),
  }),
});

builder.objectType(eventRef('turn_completed'), {
  interfaces,
  description: 'A model response and its actions are over.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    model: t.string({ description: 'The model that answered.', resolve: ({ data }) => data.model }),
    stopReason: t.string({ description: 'Why it stopped.', resolve: ({ data }) => data.stopReason }),
    usage: t.field({ type: TurnUsage, description: 'Its tokens.', resolve: ({ data }) => data.usage }),
    costUsd: t.float({
      nullable: true,
      description: 'Its cost in US dollars; null when the price is not known.',
      resolve: ({ data }) => (data.costMicroUsd === null ? null : data.costMicroUsd / 1e6),
    }),
    timing: t.field({ type: TurnTiming, description: 'Its time.', resolve: ({ data }) => data.timing }),
    cacheMissReason: t.string({
      nullable: true,
      description: "Why the provider's cache could not be used as far as it might have been.",
      resolve: ({ data }) => data.cacheMissReason,
    }),
  }),
});

builder.objectType(eventRef('model_retry'), {
  interfaces,
  description: 'A request to the model failed and is sent again.',
  fields: (t) => ({
    attempt: t.int({ description: 'The try that failed, from 1.', resolve: ({ data }) => data.attempt }),
    delayMs: t.int({ description: 'The wait before the next.', resolve: ({ data }) => data.delayMs }),
    kind: t.string({ description: 'The class of the failure.', resolve: ({ data }) => data.kind }),
    message: t.string({ description: 'What went wrong.', resolve: ({ data }) => data.message }),
  }),
});

for (const [type, description] of [
  ['loop_warning', 'The loop reminded the agent of something.'],
  ['cost_warning', 'The cost of the session is not, or no longer, under control.'],
  ['recovered', 'The session goes on after the death of its process.'],
] as const) {
  builder.objectType(eventRef(type), {
    interfaces,
    description,
    fields: (t) => ({
      message: t.string({ description: 'What happened, for people.', resolve: ({ data }) => data.message }),
    }),
  });
}

builder.objectType(eventRef('result'), {
  interfaces,
  description: 'What the agent reports at the end.',
  fields: (t) => ({
    success: t.boolean({
      description: 'Whether it did what was asked.',
      resolve: ({ data }) => data.success,
    }),
    text: t.string({ description: 'Its report.', resolve: ({ data }) => data.text }),
    output: t.field({
      type: 'JSON',
      nullable: true,
      description: "The result that fits the session's schema, when it has one.",
      resolve: ({ data }) => data.output,
    }),
  }),
});

builder.objectType(eventRef('error'), {
  interfaces,
  description: 'Why the session failed.',
  fields: (t) => ({
    code: t.string({ description: 'The kind of failure.', resolve: ({ data }) => data.code }),
    message: t.string({ description: 'What happened, for people.', resolve: ({ data }) => data.message }),
  }),
});
