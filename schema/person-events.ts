import type { APPROVAL_DECISIONS, APPROVAL_RULES } from '../src/domain/agent-event.ts';
import { formatId, framePath } from '../src/domain/ids.ts';
import type { Bounds } from '../src/domain/phone.ts';
import { AgentEventInterface, eventRef } from './agent-event.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';
import { Screen } from './screen.ts';

const interfaces = [AgentEventInterface];

builder.objectType(eventRef('question'), {
  interfaces,
  description: 'The agent asks its user something. The session waits for a message, which is the answer.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    toolUseId: t.string({ description: 'The tool use that asked.', resolve: ({ data }) => data.toolUseId }),
    text: t.string({ description: 'The question.', resolve: ({ data }) => data.text }),
    options: t.stringList({
      description: 'Answers to choose from; any other will do as well.',
      resolve: ({ data }) => data.options,
    }),
  }),
});

const ApprovalRule = builder.enumType('ApprovalRule', {
  description: 'Why an action needs a yes.',
  values: describedValues<(typeof APPROVAL_RULES)[number]>({
    purchase: 'It would buy something.',
    send: 'It would send something that the instruction does not ask for.',
    delete: 'It would delete something.',
    permission: 'It would grant a permission.',
    policy: "A rule of the session's policy says so.",
  }),
});

const ApprovalDecision = builder.enumType('ApprovalDecision', {
  description: 'How a request for approval ended; no answer in time means no.',
  values: describedValues<(typeof APPROVAL_DECISIONS)[number]>({
    approved: 'The user said yes.',
    edited: 'The user said yes to something else.',
    denied: 'The user said no.',
    expired: 'Nobody answered in time.',
  }),
});

const ApprovalTarget = builder
  .objectRef<{ readonly label: string; readonly bounds: Bounds }>('ApprovalTarget')
  .implement({
    description: 'What an action would touch, in device pixels of the frame that it was asked on.',
    fields: (t) => ({
      label: t.exposeString('label', { description: 'Its words, as the app has them.' }),
      x: t.int({ description: 'Its left edge.', resolve: ({ bounds }) => bounds.x }),
      y: t.int({ description: 'Its upper edge.', resolve: ({ bounds }) => bounds.y }),
      width: t.int({ description: 'Its width.', resolve: ({ bounds }) => bounds.width }),
      height: t.int({ description: 'Its height.', resolve: ({ bounds }) => bounds.height }),
    }),
  });

builder.objectType(eventRef('approval_requested'), {
  interfaces,
  description: 'An action waits for a yes of the user, with `approveAction` or `denyAction`.',
  fields: (t) => ({
    turn: t.int({ description: 'The turn, from 1.', resolve: ({ data }) => data.turn }),
    toolUseId: t.string({
      description: 'Names the action to `approveAction` and `denyAction`.',
      resolve: ({ data }) => data.toolUseId,
    }),
    name: t.string({ description: 'The tool.', resolve: ({ data }) => data.name }),
    input: t.field({
      type: 'JSONObject',
      description: 'The input as the model wrote it.',
      resolve: ({ data }) => data.input,
    }),
    action: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the phone would be told, points in device pixels.',
      resolve: ({ data }) => data.action,
    }),
    rule: t.field({ type: ApprovalRule, description: 'Why it is asked.', resolve: ({ data }) => data.rule }),
    // Never null, but nullable: one selection with other events' fields of this name needs one type.
    reason: t.string({ nullable: true, description: 'Why, for people.', resolve: ({ data }) => data.reason }),
    target: t.field({
      type: ApprovalTarget,
      nullable: true,
      description: 'What it would touch, when that can be told.',
      resolve: ({ data }) => data.target,
    }),
    frameId: t.id({
      nullable: true,
      description: 'The screenshot that it was asked on.',
      resolve: ({ data }) => data.frameId && formatId('frame', data.frameId),
    }),
    frameUrl: t.string({
      nullable: true,
      description: 'Where that screenshot is, on this server.',
      resolve: ({ data }) => data.frameId && framePath(data.frameId),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it may be answered.',
      resolve: ({ data }) => new Date(data.expiresAt),
    }),
  }),
});

builder.objectType(eventRef('approval_resolved'), {
  interfaces,
  description: 'A request for approval was answered, or its time was over.',
  fields: (t) => ({
    toolUseId: t.string({ description: 'The action.', resolve: ({ data }) => data.toolUseId }),
    decision: t.field({
      type: ApprovalDecision,
      description: 'The answer.',
      resolve: ({ data }) => data.decision,
    }),
    reason: t.string({ nullable: true, description: 'Why not.', resolve: ({ data }) => data.reason }),
    editedInput: t.field({
      type: 'JSONObject',
      nullable: true,
      description: "The user's own input, when the user changed it.",
      resolve: ({ data }) => data.input,
    }),
  }),
});

builder.objectType(eventRef('takeover_started'), {
  interfaces,
  description: 'A person has the phone, or is asked by the agent to take it.',
  fields: (t) => ({
    isRequest: t.boolean({
      description: 'Whether the agent asked for it.',
      resolve: ({ data }) => data.requestedBy === 'agent',
    }),
    reason: t.string({ nullable: true, description: 'Why, for people.', resolve: ({ data }) => data.reason }),
  }),
});

builder.objectType(eventRef('takeover_ended'), {
  interfaces,
  description: 'The agent has the phone back.',
  fields: (t) => ({
    note: t.string({
      nullable: true,
      description: 'What the person told the agent.',
      resolve: ({ data }) => data.note,
    }),
  }),
});

builder.objectType(eventRef('user_action'), {
  interfaces,
  description: 'A person who has taken the phone over does something with it.',
  fields: (t) => ({
    actionId: t.string({
      description: 'Pairs it with its result.',
      resolve: ({ data }) => data.actionId,
    }),
    performed: t.field({
      type: 'JSON',
      description: 'What the phone is told, points in device pixels.',
      resolve: ({ data }) => data.action,
    }),
  }),
});

/** What `performAction` answers. */
export const UserActionResultEvent = builder.objectType(eventRef('user_action_result'), {
  interfaces,
  description: "How a person's action turned out.",
  fields: (t) => ({
    actionId: t.string({ description: 'Pairs it with its action.', resolve: ({ data }) => data.actionId }),
    isError: t.boolean({ description: 'Whether it failed.', resolve: ({ data }) => data.isError }),
    text: t.string({ description: 'What happened, for people.', resolve: ({ data }) => data.text }),
    screen: t.field({
      type: Screen,
      nullable: true,
      description: 'The screen afterwards.',
      resolve: ({ data }) => data.screen,
    }),
  }),
});
