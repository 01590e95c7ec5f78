import { Paper, Text } from '@mantine/core';
import { readable } from '../../api/view-token.ts';
import type { EventStore } from '../../events/event-store.ts';
import { useEventsPart } from '../../events/use-events.ts';
import type { SessionOnPage } from './session-fields.ts';
import styles from './session-view.module.css';

/** The phone's screen as the session sees it. */
export function SessionPicture({
  session,
  events,
}: {
  readonly session: SessionOnPage;
  readonly events: EventStore;
}) {
  const url = useEventsPart(events, ({ shot }) => shot?.frameUrl) ?? session.latestFrame?.url;
  return (
    <Paper withBorder radius="lg" p={6} className={styles['picture']}>
      {url ? (
        <img src={readable(url)} alt="The phone’s screen" />
      ) : (
        <Text c="dimmed" p="xl" ta="center">
          No picture of the screen yet
        </Text>
      )}
    </Paper>
  );
}
