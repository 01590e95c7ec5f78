import { Card, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useDo } from '../../api/hooks.ts';
import { AskedContent } from '../../ui/asked-content.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { DeleteSecret, ListSecrets } from './secret-documents.ts';
import { SecretForm } from './secret-form.tsx';

/** What agents may type and never see. */
export function SecretsPage() {
  const asked = useAsk(ListSecrets, {});
  const { run: remove } = useDo(DeleteSecret);
  const [setting, setSetting] = useState<{ readonly name?: string }>();
  const close = () => setSetting(undefined);
  return (
    <Page
      title="Secrets"
      actions={
        <ScopedButton scope="admin" onClick={() => setSetting({})}>
          New secret
        </ScopedButton>
      }
    >
      <Text c="dimmed">
        Write <Code>{'{{secret:name}}'}</Code> into an instruction where a password belongs. The model types
        the name, the phone gets the value, and pictures cover it.
      </Text>
      <AskedContent asked={asked}>
        {({ secrets }) =>
          secrets.length === 0 ? (
            <Empty>No secrets yet. Set one, and name it in an instruction.</Empty>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0}>
              {secrets.map(({ id, name, updatedAt }) => (
                <Card key={id} withBorder component="li">
                  <Group justify="space-between">
                    <div>
                      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                        {name}
                      </Text>
                      <Text size="sm" c="dimmed">
                        Set <RelativeTime at={updatedAt} />
                      </Text>
                    </div>
                    <Group gap="xs">
                      <CopyButton size="xs" text={`{{secret:${name}}}`} label="Copy its placeholder" />
                      <ScopedButton
                        scope="admin"
                        size="xs"
                        variant="default"
                        aria-label={`Replace ${name}`}
                        onClick={() => setSetting({ name })}
                      >
                        Replace
                      </ScopedButton>
                      <ConfirmButton
                        label="Delete"
                        aria-label={`Delete ${name}`}
                        size="xs"
                        scope="admin"
                        title={`Delete the secret “${name}”?`}
                        confirm="Delete secret"
                        onConfirm={async () => (await remove({ name })) && asked.refresh()}
                      >
                        Its value is gone then, also for sessions that are under way: an agent that types it
                        is told that there is none.
                      </ConfirmButton>
                    </Group>
                  </Group>
                </Card>
              ))}
            </Stack>
          )
        }
      </AskedContent>
      <Modal
        opened={setting !== undefined}
        onClose={close}
        title={setting?.name === undefined ? 'New secret' : `Another value for “${setting.name}”`}
      >
        <SecretForm
          name={setting?.name}
          onDone={() => {
            close();
            asked.refresh();
          }}
        />
      </Modal>
    </Page>
  );
}
