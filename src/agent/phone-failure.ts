import { PhoneError } from '../phones/phone-driver.ts';
import type { LoopOutcome } from './loop-context.ts';

/** @returns how a loop ends whose phone fails in a way that the agent can do nothing about. */
export function phoneFailure(error: PhoneError): LoopOutcome {
  // TIMEOUT alone is the limit of the session.
  const code = error.kind === 'timeout' ? 'PHONE_TIMEOUT' : error.kind.toUpperCase();
  return { type: 'failed', code, message: toldToPeople(error) };
}

/** @returns what went wrong, for people: an error's message tells the agent what to try next. */
export function toldToPeople({ said, message }: PhoneError): string {
  return said === undefined ? message : `The phone can't be used, its driver says: ${said}`;
}

/** @returns whether an error is a phone's that is still there, so that the agent may go on. */
export function mayPass(error: unknown): error is PhoneError {
  return error instanceof PhoneError && error.kind !== 'phone_lost';
}
