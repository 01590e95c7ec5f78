import { PhoneError } from '../phones/phone-driver.ts';
import type { LoopOutcome } from './loop-context.ts';

/** @returns how a loop ends whose phone fails in a way that the agent can do nothing about. */
export function phoneFailure({ kind, message }: PhoneError): LoopOutcome {
  // TIMEOUT alone is the limit of the session.
  const code = kind === 'timeout' ? 'PHONE_TIMEOUT' : kind.toUpperCase();
  return { type: 'failed', code, message };
}

/** @returns whether an error is a phone's that is still there, so that the agent may go on. */
export function mayPass(error: unknown): error is PhoneError {
  return error instanceof PhoneError && error.kind !== 'phone_lost';
}
