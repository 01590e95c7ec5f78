import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { CreateWebhook } from './webhook-documents.ts';
import { type WebhookDraft, WebhookForm } from './webhook-form.tsx';

const EMPTY: WebhookDraft = { url: '', description: '', eventTypes: [] };

/** Creates a webhook, and shows its secret for as long as this is on the page. */
export function CreateWebhookForm() {
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Failure>();
  const [created, setCreated] = useState<{ readonly secret: string; readonly id: string | undefined }>();
  const { run, isRunning } = useDo(CreateWebhook, setFailure);
  const create = async ({ url, description, eventTypes }: WebhookDraft): Promise<void> => {
    setFailure(undefined);
    const input = { url, eventTypes: [...eventTypes], ...(description !== '' && { description }) };
    const done = await run({ input });
    if (done) setCreated({ secret: done.createWebhook.secret, id: done.createWebhook.webhook?.id });
  };
  if (!created) {
    return (
      <WebhookForm initial={EMPTY} submit="Create webhook" {...{ failure, isRunning }} onSubmit={create} />
    );
  }
  return (
    <Stack>
      <SecretOnce label="Signing secret" secret={created.secret}>
        <Text size="sm">
          The receiver checks with it that a message is this server’s (Standard Webhooks).
        </Text>
      </SecretOnce>
      <Group justify="flex-end">
        <Button onClick={() => navigate(`/webhooks/${created.id}`)}>I have it</Button>
      </Group>
    </Stack>
  );
}
