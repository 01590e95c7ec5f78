import { Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { EVENT_TYPES } from '../../events/event-types.ts';
import type { AgentEventType } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';

/** What a webhook is to be. */
export type WebhookDraft = {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly AgentEventType[];
};

/** What a form for a webhook works with. */
export type WebhookFormProps = {
  readonly initial: WebhookDraft;
  /** What the button says. */
  readonly submit: string;
  readonly failure: Failure | undefined;
  readonly isRunning: boolean;
  readonly onSubmit: (draft: WebhookDraft) => void;
};

/** Where events are sent to, and which. */
export function WebhookForm({ initial, submit, failure, isRunning, onSubmit }: WebhookFormProps) {
  const [draft, setDraft] = useState(initial);
  const change = (fields: Partial<WebhookDraft>): void => setDraft((old) => ({ ...old, ...fields }));
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit(draft);
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput
          label="Address"
          description="https:// or http://, on the internet unless the server allows private addresses."
          type="url"
          required
          data-autofocus
          dir="ltr"
          value={draft.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        <TextInput
          label="Description"
          description="What it is for."
          maxLength={500}
          dir="auto"
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <MultiSelect
          label="Events"
          description="Which are sent. None chosen means all."
          placeholder={draft.eventTypes.length === 0 ? 'All' : ''}
          data={EVENT_TYPES}
          searchable
          clearable
          value={[...draft.eventTypes]}
          onChange={(eventTypes) => change({ eventTypes: eventTypes as AgentEventType[] })}
        />
        {failure && <FailureAlert failure={failure} />}
        <Group justify="flex-end">
          <ScopedButton scope="admin" type="submit" loading={isRunning}>
            {submit}
          </ScopedButton>
        </Group>
      </Stack>
    </form>
  );
}
