import { DomainError, type ErrorCode } from '../domain/errors.ts';
import { PhoneError, type PhoneErrorKind } from '../phones/phone-driver.ts';

const CODES: Readonly<Record<PhoneErrorKind, ErrorCode>> = {
  phone_lost: 'PHONE_NOT_CONNECTED',
  not_supported: 'NOT_SUPPORTED',
  out_of_bounds: 'INVALID_INPUT',
  timeout: 'PHONE_TIMEOUT',
  too_large: 'ACTION_FAILED',
  action_failed: 'ACTION_FAILED',
};

/** @returns what a client is told of a phone's failure; any other failure is returned as it is. */
export function domainFailure(error: unknown): unknown {
  return error instanceof PhoneError
    ? new DomainError(CODES[error.kind], error.said ?? error.message)
    : error;
}
