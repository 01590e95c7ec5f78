import { useEffect, useState } from 'react';
import { handWords } from '../events/action-words.ts';
import type { LoggedEvent } from '../events/event-fields.ts';
import type { EventStore } from '../events/event-store.ts';
import { type PhoneAction, phoneActionOf } from '../events/phone-action.ts';
import { ActionMark } from '../ui/action-mark.tsx';
import styles from './action-overlay.module.css';
import type { ScreenSize } from './screen-size.ts';

/** How long an action is shown, in milliseconds. */
const SHOWN_MS = 1_600;

type Shown = { readonly action: PhoneAction; readonly index: number };

/** Draws what the agent or a person does with the phone over its live picture, for a moment, where it lands. */
export function ActionOverlay({ events, ...size }: ScreenSize & { readonly events: EventStore }) {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = events.onEvent((event) => {
      const action = actionOf(event);
      if (!action) return;
      clearTimeout(timer);
      setShown({ action, index: event.index });
      timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [events]);
  if (!shown) return null;
  const { action, index } = shown;
  const isTouch = 'at' in action || 'from' in action;
  return (
    <div key={index} className={styles['overlay']} aria-hidden>
      <ActionMark action={action} {...size} />
      {!isTouch && (
        <span className={styles['words']} dir="auto">
          {handWords(action)}
        </span>
      )}
    </div>
  );
}

/** Points of both are pixels of the device. */
function actionOf(event: LoggedEvent): PhoneAction | undefined {
  if (event.__typename === 'ToolUseEvent') return phoneActionOf(event.action);
  if (event.__typename === 'UserActionEvent') return phoneActionOf(event.performed);
  return undefined;
}
