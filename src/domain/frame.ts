import { DomainError } from './errors.ts';

/** @returns the one answer to what is no id, an unknown frame and another organisation's. */
export function frameNotFound(): DomainError {
  return new DomainError('FRAME_NOT_FOUND', 'There is no such frame.');
}
