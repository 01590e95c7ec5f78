import type { LoggedEvent, Shot } from './event-fields.ts';
import { kindOf, type TimelineItem } from './timeline-item.ts';

/** A session's log as a timeline, which grows at its end. */
export type Timeline = {
  /** Its entries in order; the array stays the same while it grows. */
  readonly items: readonly TimelineItem[];
  /** The newest screen. */
  readonly shot: () => Shot | undefined;
  /** Adds the next event. */
  readonly add: (event: LoggedEvent) => void;
};

/** @returns a timeline without an entry. Adding an event takes as long however many there are. */
export function createTimeline(): Timeline {
  const items: TimelineItem[] = [];
  /** Where what waits for its outcome is, by what names it. */
  const open = new Map<string, number>();
  let shot: Shot | undefined;

  const add = (item: TimelineItem): number => items.push(item) - 1;
  const replace = (at: number, change: Partial<TimelineItem>): void => {
    const item = items[at];
    if (item) items[at] = { ...item, ...change };
  };
  /** Adds what became of an entry; an outcome without one is an entry of its own. */
  const settle = (name: string, event: LoggedEvent, isError: boolean): void => {
    const at = open.get(name);
    open.delete(name);
    if (at === undefined) add({ key: event.index, kind: kindOf(event), event, isError });
    else replace(at, { outcome: event, isError });
  };

  return {
    items,
    shot: () => shot,
    add(event) {
      const before = shot;
      const seen = shotOf(event);
      if (seen) shot = seen;
      const item = { key: event.index, kind: kindOf(event), event, before, isError: isFailure(event) };
      switch (event.__typename) {
        case 'ToolUseEvent':
          open.set(`use ${event.toolUseId}`, add(item));
          break;
        case 'ToolResultEvent':
          settle(`use ${event.toolUseId}`, event, event.isError);
          break;
        case 'QuestionEvent': {
          // The tool use that asks says the same.
          const at = open.get(`use ${event.toolUseId}`);
          if (at === undefined) add(item);
          else replace(at, { kind: 'question', event });
          break;
        }
        case 'ApprovalRequestedEvent':
          open.set(`approval ${event.toolUseId}`, add(item));
          break;
        case 'ApprovalResolvedEvent':
          settle(`approval ${event.toolUseId}`, event, false);
          break;
        case 'UserActionEvent':
          open.set(`hand ${event.actionId}`, add(item));
          break;
        case 'UserActionResultEvent':
          settle(`hand ${event.actionId}`, event, event.isError);
          break;
        default:
          add(item);
      }
    },
  };
}

function shotOf(event: LoggedEvent): Shot | undefined {
  return 'screen' in event ? (event.screen ?? undefined) : undefined;
}

function isFailure(event: LoggedEvent): boolean {
  switch (event.__typename) {
    case 'ErrorEvent':
      return true;
    case 'ResultEvent':
      return !event.success;
    case 'StatusChangedEvent':
      return event.to === 'failed';
    default:
      return false;
  }
}
