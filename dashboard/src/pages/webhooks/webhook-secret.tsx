import { Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useDo } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { DropOldSecret, RotateSecret } from './webhook-documents.ts';

/** Makes another secret of a webhook, shows it once, and ends the one before. */
export function WebhookSecret({ id }: { readonly id: string }) {
  const [secret, setSecret] = useState<string>();
  const { run: rotate } = useDo(RotateSecret);
  const { run: drop } = useDo(DropOldSecret);
  const close = (): void => setSecret(undefined);
  return (
    <>
      <ConfirmButton
        label="New secret"
        scope="admin"
        isDangerous={false}
        variant="default"
        title="Make a new secret?"
        confirm="Make it"
        onConfirm={async () => setSecret((await rotate({ id }))?.rotateWebhookSecret.secret)}
      >
        For 24 hours messages are signed with the one before as well: give the receiver the new one until
        then.
      </ConfirmButton>
      <ConfirmButton
        label="Drop old secret"
        scope="admin"
        variant="default"
        title="Drop the secret before this one?"
        confirm="Drop it"
        onConfirm={async () => {
          const done = await drop({ id });
          if (!done) return;
          const message = done.dropOldWebhookSecret ? 'The old secret is gone.' : 'There was no old secret.';
          notifications.show({ message });
        }}
      >
        Messages are signed with the newest secret alone from now on. A receiver that still checks with the
        one before refuses them.
      </ConfirmButton>
      <Modal opened={secret !== undefined} onClose={close} title="The new secret" closeOnClickOutside={false}>
        <SecretOnce label="Signing secret" secret={secret ?? ''}>
          <Group justify="flex-end">
            <Button onClick={close}>I have it</Button>
          </Group>
        </SecretOnce>
      </Modal>
    </>
  );
}
