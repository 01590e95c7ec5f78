import type { LimitsChange, Limits as LimitsRecord } from '../src/domain/limits.ts';
import { builder } from './builder.ts';

/** What a key or an organisation may use. */
export const Limits = builder.objectRef<LimitsRecord>('Limits').implement({
  description: 'What a key or an organisation may use; null for any amount.',
  fields: (t) => ({
    requestsPerMinute: t.exposeInt('requestsPerMinute', {
      nullable: true,
      description: "How many requests a minute; for a key without a limit the server's setting counts.",
    }),
    maxConcurrentSessions: t.exposeInt('maxConcurrentSessions', {
      nullable: true,
      description: 'How many sessions may be under way at a time, paused and queued ones included.',
    }),
    maxMinutesPerMonth: t.exposeInt('maxMinutesPerMonth', {
      nullable: true,
      description: 'Minutes of running time in a calendar month, UTC.',
    }),
    maxCostUsdPerMonth: t.float({
      nullable: true,
      description: 'The cost in a calendar month, UTC, in US dollars.',
      resolve: ({ maxCostMicroUsdPerMonth: microUsd }) => (microUsd === null ? null : microUsd / 1e6),
    }),
  }),
});

/** A change of limits, as clients send it. */
export const LimitsInput = builder.inputType('LimitsInput', {
  description: 'A change of limits: what is absent stays, null lifts a limit.',
  fields: (t) => ({
    requestsPerMinute: t.int({ description: 'How many requests a minute, from 1 on.' }),
    maxConcurrentSessions: t.int({ description: 'How many sessions may be under way at a time.' }),
    maxMinutesPerMonth: t.int({ description: 'Minutes of running time in a calendar month, UTC.' }),
    maxCostUsdPerMonth: t.float({ description: 'The cost in a calendar month, UTC, in US dollars.' }),
  }),
});

/** @returns the change as the use cases take it; they check it. */
export function toLimitsChange({
  maxCostUsdPerMonth: usd,
  ...rest
}: typeof LimitsInput.$inferInput): LimitsChange {
  if (usd === undefined) return rest;
  return { ...rest, maxCostMicroUsdPerMonth: usd === null ? null : Math.round(usd * 1e6) };
}
