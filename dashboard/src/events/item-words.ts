import { actionWords, handWords } from './action-words.ts';
import type { LoggedEvent } from './event-fields.ts';
import type { TimelineItem } from './timeline-item.ts';

const known = new WeakMap<TimelineItem, string>();

/** @returns all that an entry says, to search in, in small letters */
export function searchWords(item: TimelineItem): string {
  let words = known.get(item);
  if (words === undefined) {
    const outcome = item.outcome ? `\n${eventWords(item.outcome)}` : '';
    words = `${eventWords(item.event)}${outcome}`.toLowerCase();
    known.set(item, words);
  }
  return words;
}

/** @returns an event in words */
export function eventWords(event: LoggedEvent): string {
  switch (event.__typename) {
    case 'ToolUseEvent':
      return actionWords(event.name, event.input, event.action);
    case 'UserActionEvent':
      return handWords(event.performed);
    case 'ApprovalRequestedEvent':
      return `${actionWords(event.name, event.input, event.action)}\n${event.reason ?? ''}\n${event.target?.label ?? ''}`;
    case 'ApprovalResolvedEvent':
      return `${event.decision}\n${event.reason ?? ''}`;
    case 'StatusChangedEvent':
      return `${event.to} ${event.pauseReason ?? ''} ${event.reason ?? ''}`;
    case 'TurnCompletedEvent':
      return `turn ${event.turn}`;
    case 'ScreenshotEvent':
      return event.screen?.app ?? 'screen';
    case 'ContextCompactedEvent':
      return event.summary;
    case 'TakeoverEndedEvent':
      return event.note ?? 'handed back';
    case 'TakeoverStartedEvent':
      return event.reason ?? 'taken over';
    case 'BudgetChangedEvent':
      return 'budget';
    case 'ErrorEvent':
      return `${event.code} ${event.message}`;
    default:
      return 'text' in event ? event.text : event.message;
  }
}
