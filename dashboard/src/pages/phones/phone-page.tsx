import { Alert, Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { Link, useLocation } from 'wouter';
import { useAsk, useDo, useLive } from '../../api/hooks.ts';
import { useMay } from '../../api/viewer.ts';
import { HandControls } from '../../phone/hand-controls.tsx';
import { PhonePicture } from '../../phone/phone-picture.tsx';
import { TouchSurface } from '../../phone/touch-surface.tsx';
import { type Perform, useHands } from '../../phone/use-hands.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { PhoneDialog } from './phone-dialog.tsx';
import {
  GetPhone,
  PerformPhoneAction,
  PhoneChanged,
  type PhoneOnPage,
  RemovePhone,
  TakeOverPhone,
} from './phone-documents.ts';
import { ConnectionBadge, PhoneFacts } from './phone-facts.tsx';
import { PhoneTest } from './phone-test.tsx';

/** One phone, to watch, to test and to use by hand. */
export function PhonePage({ id }: { readonly id: string }) {
  const { data, failure, refresh } = useAsk(GetPhone, { id });
  const phone = data?.phone;
  useLive(PhoneChanged, { ids: [id] }, refresh, { pause: !phone });
  if (phone) return <OpenPhone phone={phone} onChange={refresh} />;
  return (
    <Page title="Phone">{failure ? <FailureAlert failure={failure} onRetry={refresh} /> : <Loading />}</Page>
  );
}

function OpenPhone({ phone, onChange }: { readonly phone: PhoneOnPage; readonly onChange: () => void }) {
  const { id, name, displayName, connectionStatus, origin, session } = phone;
  const [, navigate] = useLocation();
  const [isEditing, { open, close }] = useDisclosure();
  const remove = useDo(RemovePhone);
  const { run } = useDo(PerformPhoneAction);
  const perform = useCallback<Perform>(
    async (action) => {
      const done = await run({ phoneId: id, action });
      const remark = done?.performPhoneAction.remark;
      if (remark) notifications.show({ message: remark });
      return done !== undefined;
    },
    [run, id],
  );
  const hands = useHands(perform);
  const mayUse = useMay('control') && !session;
  const isRegistered = origin === 'registered';
  const closeAndLook = (): void => {
    close();
    onChange();
  };
  return (
    <Page
      title={displayName ?? name}
      actions={
        <>
          <Button component={Link} href={`/sessions/new?phone=${encodeURIComponent(name)}`}>
            New session on this phone
          </Button>
          {isRegistered && (
            <>
              <ScopedButton scope="admin" variant="default" onClick={open}>
                Edit
              </ScopedButton>
              <ConfirmButton
                label="Remove"
                title={`Remove “${name}”?`}
                scope="admin"
                onConfirm={async () => {
                  if (await remove.run({ id })) navigate('/phones');
                }}
              >
                Its sessions and what they recorded stay. To use it again, register it again.
              </ConfirmButton>
            </>
          )}
        </>
      }
    >
      <Anchor component={Link} href="/phones" size="sm">
        All phones
      </Anchor>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Stack gap="sm">
          {connectionStatus === 'offline' ? (
            <Alert color="gray" title="The phone is offline">
              Connect it; the test says what is wrong.
            </Alert>
          ) : (
            <PhonePicture of={{ phoneId: id }} label={`The screen of ${name}`}>
              {(size) => (mayUse ? <TouchSurface hands={hands} {...size} /> : null)}
            </PhonePicture>
          )}
          {mayUse && connectionStatus !== 'offline' && <HandControls hands={hands} />}
        </Stack>
        <Stack gap="sm">
          <Group gap="xs">
            <ConnectionBadge status={connectionStatus} />
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
          </Group>
          <PhoneFacts phone={phone} />
          {session && <HeldBy session={session} />}
          {mayUse && (
            <Text size="sm" c="dimmed">
              Click the picture to tap, press and hold, drag to swipe, turn the wheel to scroll. By keyboard,
              move the crosshair with the arrows and press Enter.
            </Text>
          )}
          <Title order={2} size="h4">
            Connection
          </Title>
          <PhoneTest phoneId={id} {...(isRegistered && { onEdit: open })} />
        </Stack>
      </SimpleGrid>
      <PhoneDialog phoneId={id} isOpen={isEditing} onClose={closeAndLook} />
    </Page>
  );
}

function HeldBy({ session }: { readonly session: NonNullable<PhoneOnPage['session']> }) {
  const [, navigate] = useLocation();
  const { run, isRunning } = useDo(TakeOverPhone);
  const takeOver = async (): Promise<void> => {
    if (await run({ id: session.id })) navigate(`/sessions/${session.id}`);
  };
  return (
    <Alert color="blue" title="A session holds the phone">
      <Stack gap="xs" align="start">
        <Text size="sm">
          To use it by hand, take the session over, or wait for its end or stop it on its page.
        </Text>
        <Group gap="xs">
          <Button component={Link} href={`/sessions/${session.id}`} size="xs" variant="default">
            Open the session
          </Button>
          <ScopedButton scope="control" size="xs" loading={isRunning} onClick={() => void takeOver()}>
            Take it over
          </ScopedButton>
        </Group>
      </Stack>
    </Alert>
  );
}
