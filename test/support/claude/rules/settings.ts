import { fault } from '../fault.ts';
import { isFamily55 } from '../models.ts';
import type { Rule } from './rule.ts';

/** The model must be one that is served. */
export const checkModel: Rule = ({ model }, models) =>
  models.has(model) ? undefined : fault('model', `model: ${model}`, { status: 404, type: 'not_found_error' });

/** A response needs room. The real server also takes 0, which fills the cache and answers nothing. */
export const checkMaxTokens: Rule = ({ max_tokens: maxTokens }) =>
  Number.isInteger(maxTokens) && maxTokens > 0
    ? undefined
    : fault('max_tokens', 'max_tokens: Input should be a whole number greater than or equal to 1');

/** The 5.5 family chooses its own sampling, always may think, and is never forced to use a tool. */
export const checkSampling: Rule = (request) => {
  if (!isFamily55(request.model)) return undefined;
  const refuse = (what: string) => fault('sampling', `${what} is not supported by ${request.model}`);
  for (const field of ['temperature', 'top_p', 'top_k'] as const) {
    if (request[field] !== undefined) return refuse(field);
  }
  const choice = request.tool_choice?.type;
  if (choice === 'any' || choice === 'tool') return refuse(`tool_choice: ${choice}`);
  if (request.thinking?.type === 'disabled') return refuse('thinking: disabled');
  return undefined;
};
