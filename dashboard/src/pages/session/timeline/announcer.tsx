import { useEffect, useState } from 'react';
import type { LoggedEvent } from '../../../events/event-fields.ts';
import type { EventStore } from '../../../events/event-store.ts';
import { eventWords } from '../../../events/item-words.ts';
import { shortWords } from './item-body.tsx';
import styles from './timeline.module.css';

/** Tells those who hear the page what matters, as it happens. */
export function Announcer({ events }: { readonly events: EventStore }) {
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      events.onEvent((event) => {
        const words = wordsFor(event);
        if (words) setSaid(words);
      }),
    [events],
  );
  return (
    <div role="status" aria-live="polite" className={styles['hidden']}>
      {said}
    </div>
  );
}

function wordsFor(event: LoggedEvent): string | undefined {
  switch (event.__typename) {
    case 'QuestionEvent':
      return `The agent asks: ${event.text}`;
    case 'ApprovalRequestedEvent':
      return `The agent needs your yes: ${eventWords(event)}`;
    case 'ResultEvent':
      return `${event.success ? 'Done' : 'Not done'}: ${event.text}`;
    case 'ErrorEvent':
      return `Error: ${event.message}`;
    case 'StatusChangedEvent':
    case 'TakeoverStartedEvent':
    case 'TakeoverEndedEvent':
    case 'CostWarningEvent':
      return shortWords(event);
    default:
      return undefined;
  }
}
