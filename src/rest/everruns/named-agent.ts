import { DomainError } from '../../domain/errors.ts';
import { idOfWire } from './ids.ts';
import { refuse } from './wire/refuse.ts';

/**
 * @param text what named an agent, by its id or its name
 * @returns what tells a client that there is none: Everruns has other words for what isn't even an id
 */
export function refuseUnknown(text: string): (error: unknown) => never {
  return (error) => {
    if (isUnknown(error) && idOfWire('agent', text) === undefined) return refuse('Invalid agent ID');
    throw error;
  };
}

function isUnknown(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'AGENT_NOT_FOUND';
}
