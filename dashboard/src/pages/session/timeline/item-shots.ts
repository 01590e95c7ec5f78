import type { LoggedEvent, Shot } from '../../../events/event-fields.ts';
import { type PhoneAction, phoneActionOf } from '../../../events/phone-action.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';

/** A screen that there is a picture of. */
export type PicturedShot = Shot & { readonly frameUrl: string };

/** The pictures that belong to an entry. */
export type ItemShots = {
  /** The screen that was touched, when it was. */
  readonly before: PicturedShot | undefined;
  /** The screen as it was then. */
  readonly after: PicturedShot | undefined;
  readonly action: PhoneAction | undefined;
};

/** @returns the pictures of an entry, for those that have some */
export function shotsOf({ event, outcome, before }: TimelineItem): ItemShots {
  const action = actionOf(event);
  const isTouch = action !== undefined && ('at' in action || 'from' in action);
  return {
    action,
    before: isTouch ? pictured(before) : undefined,
    after: pictured(screenOf(outcome) ?? screenOf(event)),
  };
}

function actionOf(event: LoggedEvent): PhoneAction | undefined {
  if (event.__typename === 'UserActionEvent') return phoneActionOf(event.performed);
  return 'action' in event ? phoneActionOf(event.action) : undefined;
}

function screenOf(event: LoggedEvent | undefined): Shot | null | undefined {
  return event && 'screen' in event ? event.screen : undefined;
}

function pictured(shot: Shot | null | undefined): PicturedShot | undefined {
  return shot?.frameUrl ? (shot as PicturedShot) : undefined;
}
