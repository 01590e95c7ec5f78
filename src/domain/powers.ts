import { configOf } from './capability.ts';
import type { CapabilityUse } from './capability-use.ts';

/** What the agent of a session can do besides using the phone. */
export type Powers = {
  /** Whether it may ask its user something, and hand the phone over. */
  readonly asks: boolean;
  /** Whether somebody can be asked for a yes; what would need one is not done otherwise. */
  readonly hasApprovals: boolean;
  /** The names of the secrets that it may type; `all` for any. */
  readonly secrets: 'all' | readonly string[];
  /** Whether it keeps notes for its later sessions, and what is worth noting. */
  readonly notes: { readonly hint?: string | undefined } | undefined;
};

/** What an agent can do of which nothing was said. */
export const USUAL_POWERS: Powers = { asks: true, hasApprovals: true, secrets: 'all', notes: undefined };

/** @param uses what a session is given; null when nothing was said */
export function powersOf(uses: readonly CapabilityUse[] | null): Powers {
  if (uses === null) return USUAL_POWERS;
  const secrets = configOf(uses, 'secrets');
  const remember = configOf(uses, 'remember');
  return {
    asks: configOf(uses, 'ask_user') !== undefined,
    hasApprovals: configOf(uses, 'approvals') !== undefined,
    secrets: secrets ? (secrets.names ?? 'all') : [],
    notes: remember && { hint: remember.note },
  };
}

/** @returns whether the agent may type that secret */
export function mayType({ secrets }: Powers, name: string): boolean {
  return secrets === 'all' || secrets.includes(name);
}
