import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useEventStore } from '../../events/use-events.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SessionControls } from './controls.tsx';
import { SessionNotFound } from './session-not-found.tsx';
import { SessionView } from './session-view.tsx';
import { ShareButton } from './share-button.tsx';
import { CommandBar } from './steer/command-bar.tsx';
import { SessionNotice } from './steer/notice.tsx';
import { SteeredPicture } from './steer/steered-picture.tsx';
import { SteeringProvider } from './steer/steering.tsx';
import { useSession } from './use-session.ts';

/** A session, to watch and to steer. */
export function SessionPage({ id }: { readonly id: string }) {
  // What belongs to one session ends with it.
  return <OneSession key={id} id={id} />;
}

function OneSession({ id }: { readonly id: string }) {
  const events = useEventStore(id);
  const { session, failure, refresh } = useSession(id);
  if (failure?.code === 'SESSION_NOT_FOUND') return <SessionNotFound id={id} />;
  if (!session) {
    return failure ? (
      <FailureAlert failure={failure} onRetry={refresh} />
    ) : (
      <Loading label="Loading the session" />
    );
  }
  return (
    <SteeringProvider session={session} events={events}>
      <SessionView
        session={session}
        events={events}
        actions={
          <>
            <CommandBar />
            <ShareButton sessionId={id} />
            <Button
              component={Link}
              href={`/sessions/${id}/replay`}
              variant="default"
              size="xs"
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
            >
              Replay
            </Button>
          </>
        }
        notice={<SessionNotice />}
        picture={<SteeredPicture />}
        controls={<SessionControls />}
      />
    </SteeringProvider>
  );
}
