import { understand } from './grammar.ts';
import type { Task } from './task.ts';
import { COUNT, countOf } from './words.ts';

/** What a message of the user means for the work at hand. */
export type Revision =
  | { readonly type: 'replace'; readonly tasks: readonly Task[] }
  | { readonly type: 'append'; readonly tasks: readonly Task[] }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'stop' }
  | { readonly type: 'not_understood'; readonly parts: readonly string[] };

const STOP = /^(?:please\s+)?(?:stop|cancel|abort|quit|never\s*mind|forget it)\b/i;
const MORE =
  /^(?:and|also|then|afterwards|after that|when (?:that is|you are|you're) (?:done|finished))\b[\s,]*/i;
const COUNT_CHANGE = new RegExp(
  String.raw`^(?:(?:actually|no|sorry|please|ok(?:ay)?)[\s,]+)*(?:like\s+)?(?:make (?:it|that)|only|just|do)\s+(?:(?:like\s+)?the\s+first\s+)?(?<count>${COUNT})(?:[\s,]+(?:posts?|of them|instead|please|is enough))*[.!]?$`,
  'i',
);

/** Understands a message of the user; `isFirst` tells the instruction from what is said on the way. */
export function revisionOf(message: string, isFirst: boolean): Revision {
  const text = message.trim();
  if (!isFirst && STOP.test(text)) return { type: 'stop' };
  const count = isFirst ? undefined : COUNT_CHANGE.exec(text)?.groups?.['count'];
  if (count !== undefined) return { type: 'count', count: countOf(count, 1) };
  const { tasks, unknown } = understand(text.replace(MORE, ''));
  if (unknown.length > 0) return { type: 'not_understood', parts: unknown };
  return { type: MORE.test(text) && !isFirst ? 'append' : 'replace', tasks };
}
