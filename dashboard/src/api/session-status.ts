import type { SessionStatus } from '../gql/graphql.ts';

const FINAL: ReadonlySet<SessionStatus> = new Set(['completed', 'failed', 'killed']);

/** @returns whether a session that stands there has ended */
export function isFinal(status: SessionStatus): boolean {
  return FINAL.has(status);
}
