import { Alert, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Failure } from '../../api/client.ts';
import { useAsk, useDo } from '../../api/hooks.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { Deliveries } from './deliveries.tsx';
import { DeleteWebhook, EnableWebhook, GetWebhook, PingWebhook, UpdateWebhook } from './webhook-documents.ts';
import { type WebhookDraft, WebhookForm } from './webhook-form.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

/** A webhook: what it is sent, and what became of that. */
export function WebhookPage({ id }: { readonly id: string }) {
  const asked = useAsk(GetWebhook, { id });
  const [, navigate] = useLocation();
  const [isEditing, editing] = useDisclosure();
  const [failure, setFailure] = useState<Failure>();
  const { run: update, isRunning } = useDo(UpdateWebhook, setFailure);
  const { run: remove } = useDo(DeleteWebhook);
  const { run: enable, isRunning: isEnabling } = useDo(EnableWebhook);
  const { run: ping, isRunning: isPinging } = useDo(PingWebhook);
  const save = async ({ url, description, eventTypes }: WebhookDraft): Promise<void> => {
    setFailure(undefined);
    const input = { url, eventTypes: [...eventTypes], description: description === '' ? null : description };
    if (!(await update({ id, input }))) return;
    editing.close();
    asked.refresh();
  };
  const sendPing = async (): Promise<void> => {
    const sent = (await ping({ id }))?.pingWebhook;
    if (!sent) return;
    const answer =
      sent.responseStatus === null ? (sent.error ?? 'no answer') : `answered ${sent.responseStatus}`;
    const isDelivered = sent.status === 'delivered';
    notifications.show({ message: `The ping: ${answer}.`, color: isDelivered ? 'green' : 'red' });
  };
  return (
    <Page
      title="Webhook"
      actions={
        asked.data && (
          <>
            <ScopedButton scope="admin" loading={isPinging} onClick={sendPing}>
              Send a ping
            </ScopedButton>
            <ScopedButton scope="admin" variant="default" onClick={editing.open}>
              Edit
            </ScopedButton>
            <WebhookSecret id={id} />
            <ConfirmButton
              label="Delete"
              scope="admin"
              title="Delete this webhook?"
              confirm="Delete webhook"
              onConfirm={async () => {
                if (await remove({ id })) navigate('/webhooks');
              }}
            >
              Nothing is sent there any more, and what is known of its messages goes with it.
            </ConfirmButton>
          </>
        )
      }
    >
      <AskedContent asked={asked}>
        {({ webhook: { url, description, eventTypes, createdAt, disabledAt, disabledReason } }) => (
          <Stack>
            <div>
              <Text fw={600} dir="ltr" style={{ overflowWrap: 'anywhere' }}>
                {url}
              </Text>
              {description && <Text dir="auto">{description}</Text>}
              <Text size="sm" c="dimmed">
                {eventTypes.length === 0 ? 'All events' : eventTypes.join(', ')} · created{' '}
                <RelativeTime at={createdAt} />
              </Text>
            </div>
            {disabledAt !== null && (
              <Alert color="red" title="It is disabled">
                <Group justify="space-between">
                  <Text size="sm">{disabledReason ?? 'Nothing is sent.'}</Text>
                  <ScopedButton
                    scope="admin"
                    size="xs"
                    loading={isEnabling}
                    onClick={async () => {
                      if (await enable({ id })) asked.refresh();
                    }}
                  >
                    Enable
                  </ScopedButton>
                </Group>
              </Alert>
            )}
            <Deliveries id={id} />
            <Modal opened={isEditing} onClose={editing.close} title="Edit the webhook">
              <WebhookForm
                initial={{ url, description: description ?? '', eventTypes }}
                submit="Save"
                {...{ failure, isRunning }}
                onSubmit={save}
              />
            </Modal>
          </Stack>
        )}
      </AskedContent>
    </Page>
  );
}
