import { RULES } from './rules.ts';
import type { Task } from './task.ts';

/** What an instruction was understood to ask for. */
export type Understood = {
  readonly tasks: readonly Task[];
  /** The parts that no rule fits. */
  readonly unknown: readonly string[];
};

const VERBS =
  'open|comment|leave|launch|start|run|go|switch|like|heart|love|send|write|text|message|dm|tell|reply|set|wake|create|make|turn|enable|disable|activate|deactivate|add|put|buy|order|purchase|check|place|proceed|pay|scroll|wait|type|enter|tap|click|press|select|choose|take|describe|read|save|visit|say|look|return|complete';

/** Between two clauses: a conjunction or a mark, if what follows begins with a verb that we know. */
const BOUNDARY = new RegExp(
  String.raw`(?:\s*,?\s+and\s+then\s+|\s*,?\s+then\s+|\s*,?\s+and\s+|\s*;\s*|[.!]\s+|\s*,\s*|\s*\n\s*)(?=(?:also\s+|please\s+|then\s+)*(?:${VERBS}|in the|don't|do not|never|when)\b)`,
  'i',
);
const POLITE =
  /^(?:(?:please|now|also|then|first|finally|next|hey|hi|ok|okay|so|and|no|actually|sorry|rather|instead|can you|could you|would you|i(?:'d| would) like you to|i want you to|i need you to)\b[\s,]*)+/i;
const IN_APP = /^(?:in|on|using|with)\s+(?:the\s+)?(?<app>[\w'& -]+?)(?:\s+app)?$/i;

/** What is left undone anyway, and what says nothing new. */
const NO_REQUEST =
  /^(?:(?:do not|don't|never|without)\b.*|(?:and )?(?:that's all|thanks?(?: you)?|stop(?: there| then)?|when (?:you(?:'re| are) )?(?:done|finished).*|tell me when.*))$/is;

/** A character that no one types, in place of the quotation marks. */
const MASK = '\uE000';
const MASKED = new RegExp(`${MASK}(\\d+)${MASK}`, 'g');

/** Understands an instruction or a later message of the user. */
export function understand(text: string): Understood {
  const tasks: Task[] = [];
  const unknown: string[] = [];
  for (const clause of clausesOf(text)) {
    const found = understandClause(clause);
    if (found) tasks.push(...found);
    else unknown.push(clause);
  }
  return { tasks, unknown };
}

function understandClause(clause: string): readonly Task[] | undefined {
  if (NO_REQUEST.test(clause)) return [];
  const app = IN_APP.exec(clause)?.groups?.['app'];
  if (app !== undefined) return [{ type: 'open_app', name: app }];
  for (const { pattern, tasks } of RULES) {
    const match = pattern.exec(clause);
    const found = match ? tasks(match.groups ?? {}) : [];
    if (found.length > 0) return found;
  }
  return undefined;
}

/** Cuts an instruction into clauses; what stands in quotation marks stays whole. */
function clausesOf(text: string): readonly string[] {
  const quotes: string[] = [];
  const masked = text
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(
      /"[^"]*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu,
      (quote) => `${MASK}${quotes.push(quote) - 1}${MASK}`,
    );
  return masked
    .split(BOUNDARY)
    .map((clause) =>
      clause
        .trim()
        .replace(POLITE, '')
        .replace(/[.!?\s]+$/, '')
        .replace(/(?:[\s,]+(?:instead|please|for me|thanks|thank you))+$/i, ''),
    )
    .map((clause) => clause.replace(MASKED, (_, index) => quotes[Number(index)] ?? ''))
    .filter((clause) => clause !== '');
}
