import type { LoggedEvent, Shot } from '../../events/event-fields.ts';
import { type PhoneAction, phoneActionOf } from '../../events/phone-action.ts';
import type { TimelineItem } from '../../events/timeline-item.ts';

/** A turn of a session: what was seen, said and done. */
export type ReplayTurn = {
  /** From 1; 0 for what was before the first. */
  readonly turn: number;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  /** The screen that its actions were meant for, or else the newest then; undefined as long as nothing was seen. */
  readonly shot: Shot | undefined;
  /** What was done to that screen. */
  readonly actions: readonly PhoneAction[];
  readonly items: readonly TimelineItem[];
};

/** @returns a session's turns in order, each with the entries that belong to it */
export function turnsOf(items: readonly TimelineItem[]): readonly ReplayTurn[] {
  const groups: { readonly turn: number; readonly items: TimelineItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const turn = Math.max(turnOf(item.event) ?? 0, last?.turn ?? 0);
    if (last?.turn === turn) last.items.push(item);
    else groups.push({ turn, items: [item] });
  }
  let newest: Shot | undefined;
  return groups.map((group) => {
    const first = group.items[0];
    const touched = group.items.find(({ event, before }) => before && actionOf(event))?.before;
    for (const { event, outcome } of group.items) newest = shotOf(outcome) ?? shotOf(event) ?? newest;
    const before = group.items.findLast((item) => item.before)?.before;
    const shot = touched ?? newest ?? before;
    const actions = group.items
      .filter(({ before }) => before !== undefined && before === shot)
      .flatMap(({ event }) => actionOf(event) ?? []);
    return { ...group, at: first ? Date.parse(first.event.ts) : 0, shot, actions };
  });
}

function turnOf(event: LoggedEvent): number | undefined {
  return 'turn' in event ? event.turn : undefined;
}

function actionOf(event: LoggedEvent): PhoneAction | undefined {
  if (event.__typename === 'UserActionEvent') return phoneActionOf(event.performed);
  return event.__typename === 'ToolUseEvent' ? phoneActionOf(event.action) : undefined;
}

function shotOf(event: LoggedEvent | undefined): Shot | undefined {
  return event && 'screen' in event ? (event.screen ?? undefined) : undefined;
}
