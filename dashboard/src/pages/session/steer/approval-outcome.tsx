import { Alert, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EventOf } from '../../../events/event-fields.ts';
import styles from './steer.module.css';
import { useSteering } from './steering.tsx';

/** How a request ended that was answered while the page was open. */
type Outcome = {
  readonly resolved: EventOf<'ApprovalResolvedEvent'>;
  readonly result?: EventOf<'ToolResultEvent'>;
};

const WORDS = {
  approved: 'Approved',
  edited: 'Approved as edited',
  denied: 'Denied',
  expired: 'Denied: nobody answered in time',
} as const satisfies Record<Outcome['resolved']['decision'], string>;

/** What became of the last action that was approved or denied. */
export function ApprovalOutcome() {
  const { events } = useSteering();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(
    () =>
      events.onEvent((event) => {
        if (event.__typename === 'ApprovalResolvedEvent') setOutcome({ resolved: event });
        if (event.__typename === 'ToolResultEvent') {
          setOutcome((last) =>
            last?.resolved.toolUseId === event.toolUseId ? { ...last, result: event } : last,
          );
        }
      }),
    [events],
  );
  if (!outcome) return null;
  const { resolved, result } = outcome;
  return (
    <Alert
      role="status"
      color={result?.isError ? 'orange' : 'green'}
      title={WORDS[resolved.decision]}
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => setOutcome(undefined)}
    >
      <Text size="sm" dir="auto" lineClamp={3} className={styles['words'] ?? ''}>
        {result ? result.text : 'The agent is at it …'}
      </Text>
    </Alert>
  );
}
