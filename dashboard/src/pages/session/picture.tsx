import { Paper, Text } from '@mantine/core';
import { isFinal } from '../../api/session-status.ts';
import { readable } from '../../api/view-token.ts';
import type { EventStore } from '../../events/event-store.ts';
import { useEventsPart } from '../../events/use-events.ts';
import { ActionOverlay } from '../../phone/action-overlay.tsx';
import { PhonePicture } from '../../phone/phone-picture.tsx';
import type { SessionOnPage } from './session-fields.ts';
import styles from './session-view.module.css';

/** The phone's screen, live with what is done to it while the session goes on; as the session saw it last afterwards. */
export function SessionPicture({
  session,
  events,
}: {
  readonly session: SessionOnPage;
  readonly events: EventStore;
}) {
  const url = useEventsPart(events, ({ shot }) => shot?.frameUrl) ?? session.latestFrame?.url;
  const frame = url ? (
    <img src={readable(url)} alt="The phone’s screen" />
  ) : (
    <Text c="dimmed" p="xl" ta="center">
      No picture of the screen yet
    </Text>
  );
  if (isFinal(session.status)) {
    return (
      <Paper withBorder radius="lg" p={6} className={styles['picture']}>
        {frame}
      </Paper>
    );
  }
  return (
    <PhonePicture of={{ sessionId: session.id }} label="The phone’s screen" fallback={frame}>
      {(size) => <ActionOverlay events={events} {...size} />}
    </PhonePicture>
  );
}
