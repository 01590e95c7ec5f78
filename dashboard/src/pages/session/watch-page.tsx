import { Alert, Container, Group, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { signedOut } from '../../api/client.ts';
import { connection } from '../../api/socket.ts';
import { useStore } from '../../api/store.ts';
import { viewToken } from '../../api/view-token.ts';
import { useEventStore } from '../../events/use-events.ts';
import { ConnectionBanner } from '../../layout/connection-banner.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SessionView } from './session-view.tsx';
import { useWatchedSession } from './use-session.ts';

/** A session for somebody who was sent a link to it: read only, and nothing around it. */
export function WatchPage({ id }: { readonly id: string }) {
  useDocumentTitle('Watch a session · Opposable');
  const isRefused = useStore(signedOut);
  const hasEnded = useStore(connection) === 'refused';
  return (
    <Container size="90rem" component="main" py="sm">
      <Group gap="xs" mb="sm">
        <img src="/assets/icon.svg" alt="" width={26} height={26} />
        <Text fw={700}>Opposable</Text>
      </Group>
      {viewToken === undefined || isRefused || hasEnded ? (
        <LinkAlert>
          {viewToken === undefined
            ? 'The link is not complete: its part behind # is missing. Ask for it again.'
            : 'The link does not work any more. Ask whoever sent it for a new one.'}
        </LinkAlert>
      ) : (
        <Watched key={id} id={id} />
      )}
    </Container>
  );
}

function Watched({ id }: { readonly id: string }) {
  const events = useEventStore(id);
  const { session, failure, refresh } = useWatchedSession(id, events);
  if (!session) {
    return failure ? (
      <FailureAlert failure={failure} onRetry={refresh} />
    ) : (
      <Loading label="Loading the session" />
    );
  }
  return (
    <>
      <ConnectionBanner />
      <SessionView session={session} events={events} />
    </>
  );
}

function LinkAlert({ children }: { readonly children: ReactNode }) {
  return (
    <Alert color="orange" title="There is nothing to watch" role="alert">
      {children}
    </Alert>
  );
}
