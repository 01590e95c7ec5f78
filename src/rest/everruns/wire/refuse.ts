import { DomainError } from '../../../domain/errors.ts';

/** @throws {DomainError} `INVALID_INPUT` with exactly these words, where Everruns says which */
export function refuse(message: string): never {
  throw new DomainError('INVALID_INPUT', message);
}

/** What Everruns says of whatever is too large. */
export const TOO_LARGE = 'Input exceeds allowed limits';
