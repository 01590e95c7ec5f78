import { Anchor, Badge, Card, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'wouter';
import { useAsk } from '../../api/hooks.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { CreateWebhookForm } from './create-webhook.tsx';
import { ListWebhooks } from './webhook-documents.ts';

/** Where the events of all sessions are sent to. */
export function WebhooksPage() {
  const asked = useAsk(ListWebhooks, {});
  const [isCreating, creating] = useDisclosure();
  const close = (): void => {
    creating.close();
    asked.refresh();
  };
  return (
    <Page
      title="Webhooks"
      actions={
        <ScopedButton scope="admin" onClick={creating.open}>
          New webhook
        </ScopedButton>
      }
    >
      <Text c="dimmed">Events of all sessions, sent to an address as they happen.</Text>
      <AskedContent asked={asked}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <Empty>No webhooks yet. Create one to have your own server told how sessions go.</Empty>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0}>
              {webhooks.map(({ id, url, description, eventTypes, createdAt, disabledAt }) => (
                <Card key={id} withBorder component="li">
                  <Group gap="xs">
                    <Anchor
                      component={Link}
                      href={`/webhooks/${id}`}
                      fw={600}
                      dir="ltr"
                      style={{ overflowWrap: 'anywhere' }}
                    >
                      {url}
                    </Anchor>
                    {disabledAt !== null && <Badge color="red">disabled</Badge>}
                  </Group>
                  {description && <Text dir="auto">{description}</Text>}
                  <Text size="sm" c="dimmed">
                    {eventTypes.length === 0 ? 'All events' : eventTypes.join(', ')} · created{' '}
                    <RelativeTime at={createdAt} />
                  </Text>
                </Card>
              ))}
            </Stack>
          )
        }
      </AskedContent>
      <Modal
        opened={isCreating}
        onClose={close}
        title="New webhook"
        // A click beside it would lose a secret that was not copied yet.
        closeOnClickOutside={false}
      >
        <CreateWebhookForm />
      </Modal>
    </Page>
  );
}
