import { durationMs } from '../src/domain/session-record.ts';
import { type Timeline, timelineOf } from '../src/domain/timeline.ts';
import { builder } from './builder.ts';
import { Session } from './session.ts';

/** What a session used; the cost in micro-USD, null when a price isn't known. */
type UsageOfSession = {
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly costMicroUsd: number | null;
  readonly numTurns: number;
  readonly runningMs: number;
};

const SessionUsage = builder.objectRef<UsageOfSession>('SessionUsage').implement({
  description: 'What a session used so far. The three classes of input tokens do not overlap.',
  fields: (t) => ({
    inputTokens: t.exposeInt('inputTokens', { description: 'Input tokens that no cache held.' }),
    cacheReadTokens: t.exposeInt('cacheReadTokens', { description: 'Input tokens that a cache held.' }),
    cacheWriteTokens: t.exposeInt('cacheWriteTokens', { description: 'Input tokens written to a cache.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Output tokens.' }),
    costUsd: t.float({
      nullable: true,
      description: 'The cost in US dollars; null when the price of its model is not known.',
      resolve: ({ costMicroUsd }) => (costMicroUsd === null ? null : costMicroUsd / 1e6),
    }),
    turns: t.exposeInt('numTurns', { description: 'Model turns.' }),
    minutes: t.float({
      description: 'Minutes of running time; pauses do not count.',
      resolve: ({ runningMs }) => runningMs / 60_000,
    }),
  }),
});

const SessionTimeline = builder.objectRef<Timeline>('SessionTimeline').implement({
  description: 'Where the time of a session went, in milliseconds.',
  fields: (t) => ({
    modelMs: t.exposeInt('modelMs', { description: 'Waiting for the model.' }),
    actionMs: t.exposeInt('actionMs', { description: 'The actions themselves.' }),
    settleMs: t.exposeInt('settleMs', { description: 'Waiting for the screen to rest.' }),
    captureMs: t.exposeInt('captureMs', { description: 'Taking screenshots.' }),
    encodeMs: t.exposeInt('encodeMs', { description: 'Resizing, encoding and describing them.' }),
    otherMs: t.exposeInt('otherMs', {
      description:
        'The rest of its running time, such as connecting; the turn in progress, too, until it is over.',
    }),
    pausedMs: t.exposeInt('pausedMs', { description: 'Waiting for somebody, or for a server to go on.' }),
  }),
});

builder.prismaObjectFields(Session, (t) => ({
  usage: t.field({
    type: SessionUsage,
    description: 'What it used so far.',
    select: {
      inputTokens: true,
      cacheReadTokens: true,
      cacheWriteTokens: true,
      outputTokens: true,
      costMicroUsd: true,
      numTurns: true,
      startedAt: true,
      runningMs: true,
      runningSince: true,
    },
    resolve: (session, _args, { clock }) => ({
      ...session,
      runningMs: durationMs(session, clock.now()) ?? 0,
    }),
  }),
  timeline: t.field({
    type: SessionTimeline,
    description: 'Where its time went so far.',
    select: {
      modelMs: true,
      actionMs: true,
      settleMs: true,
      captureMs: true,
      encodeMs: true,
      startedAt: true,
      completedAt: true,
      runningMs: true,
      runningSince: true,
    },
    resolve: (session, _args, { clock }) => timelineOf(session, clock.now()),
  }),
  numTurns: t.exposeInt('numTurns', {
    description: 'Its model turns so far.',
    deprecationReason: 'Say `usage { turns }`.',
  }),
  costUsd: t.float({
    nullable: true,
    description: 'Its cost so far in US dollars; null when the price of its model is not known.',
    deprecationReason: 'Say `usage { costUsd }`.',
    select: { costMicroUsd: true },
    resolve: ({ costMicroUsd }) => (costMicroUsd === null ? null : costMicroUsd / 1e6),
  }),
  inputTokens: t.exposeInt('inputTokens', {
    description: 'Input tokens that no cache held.',
    deprecationReason: 'Say `usage { inputTokens }`.',
  }),
  cacheReadTokens: t.exposeInt('cacheReadTokens', {
    description: 'Input tokens that a cache held.',
    deprecationReason: 'Say `usage { cacheReadTokens }`.',
  }),
  cacheWriteTokens: t.exposeInt('cacheWriteTokens', {
    description: 'Input tokens written to a cache.',
    deprecationReason: 'Say `usage { cacheWriteTokens }`.',
  }),
  outputTokens: t.exposeInt('outputTokens', {
    description: 'Output tokens.',
    deprecationReason: 'Say `usage { outputTokens }`.',
  }),
}));
