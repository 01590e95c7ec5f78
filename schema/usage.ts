import { builder } from './builder.ts';

/** What sessions used. */
export type UsageData = {
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Micro-USD; null when the price of a model isn't known. */
  readonly costMicroUsd: number | null;
  readonly turns: number;
  /** Running time; pauses don't count. */
  readonly runningMs: number;
};

/** What one session, or several, used. */
export const Usage = builder.objectRef<UsageData>('Usage').implement({
  description: 'What one session, or several, used. The three classes of input tokens do not overlap.',
  fields: (t) => ({
    inputTokens: t.exposeInt('inputTokens', { description: 'Input tokens that no cache held.' }),
    cacheReadTokens: t.exposeInt('cacheReadTokens', { description: 'Input tokens that a cache held.' }),
    cacheWriteTokens: t.exposeInt('cacheWriteTokens', { description: 'Input tokens written to a cache.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Output tokens.' }),
    costUsd: t.float({
      nullable: true,
      description: 'The cost in US dollars; null when the price of a model is not known.',
      resolve: ({ costMicroUsd }) => (costMicroUsd === null ? null : costMicroUsd / 1e6),
    }),
    turns: t.exposeInt('turns', { description: 'Model turns.' }),
    minutes: t.float({
      description: 'Minutes of running time; pauses do not count.',
      resolve: ({ runningMs }) => runningMs / 60_000,
    }),
  }),
});
