import type { Fault } from '../fault.ts';
import type { MessagesRequest } from '../request.ts';

/**
 * Checks one rule that a request must keep by itself.
 *
 * @param models - the ids that are served
 * @returns the first place where the rule is broken
 */
export type Rule = (request: MessagesRequest, models: ReadonlySet<string>) => Fault | undefined;
