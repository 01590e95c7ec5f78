import type { LimitsInput } from '../../gql/graphql.ts';

/** What may be limited, and how it is called and said. */
export const LIMITS = [
  {
    name: 'requestsPerMinute',
    label: 'Requests a minute',
    decimals: 0,
    say: (n: number) => `${n} requests a minute`,
  },
  {
    name: 'maxConcurrentSessions',
    label: 'Sessions at a time',
    decimals: 0,
    say: (n: number) => `${n} sessions at a time`,
  },
  {
    name: 'maxMinutesPerMonth',
    label: 'Minutes a month',
    decimals: 0,
    say: (n: number) => `${n} minutes a month`,
  },
  {
    name: 'maxCostUsdPerMonth',
    label: 'US dollars a month',
    decimals: 2,
    say: (n: number) => `$${n} a month`,
  },
] as const satisfies readonly {
  readonly name: keyof LimitsInput;
  readonly label: string;
  readonly decimals: number;
  readonly say: (n: number) => string;
}[];

/** @returns what may be used, in words */
export function sayLimits(limits: LimitsInput): string {
  const said = LIMITS.flatMap(({ name, say }) => {
    const limit = limits[name];
    return limit == null ? [] : [say(limit)];
  });
  return said.length === 0 ? 'no limits of its own' : said.join(', ');
}
