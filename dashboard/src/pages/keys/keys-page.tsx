import { Alert, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useAsk } from '../../api/hooks.ts';
import { useDenied } from '../../api/viewer.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { Page } from '../../ui/page.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { CreateKeyForm } from './create-key.tsx';
import { KeyCard } from './key-card.tsx';
import { ListKeys } from './key-documents.ts';

/** What programs and people get in with. */
export function KeysPage() {
  const denied = useDenied('admin');
  const asked = useAsk(ListKeys, {}, { pause: denied !== undefined });
  const [isCreating, creating] = useDisclosure();
  return (
    <Page
      title="Keys"
      actions={
        <ScopedButton scope="admin" onClick={creating.open}>
          New key
        </ScopedButton>
      }
    >
      <Text c="dimmed">Programs send a key with each request, and browsers sign in with one.</Text>
      {denied !== undefined ? (
        <Alert color="yellow" title="Keys are shown to those who administer">
          {denied}
        </Alert>
      ) : (
        <AskedContent asked={asked}>
          {({ apiKeys }) => (
            <Stack component="ul" gap="sm" p={0} m={0}>
              {apiKeys.map((apiKey) => (
                <KeyCard key={apiKey.id} apiKey={apiKey} onChanged={asked.refresh} />
              ))}
            </Stack>
          )}
        </AskedContent>
      )}
      <Modal
        opened={isCreating}
        onClose={creating.close}
        title="New key"
        // A click beside it would lose a key that was not copied yet.
        closeOnClickOutside={false}
      >
        <CreateKeyForm onCreated={asked.refresh} onDone={creating.close} />
      </Modal>
    </Page>
  );
}
