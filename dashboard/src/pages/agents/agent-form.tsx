import {
  Fieldset,
  Group,
  JsonInput,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useAsk } from '../../api/hooks.ts';
import type { CreateAgentInput, PictureSize, ToolProfile } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import { ListAgentChoices } from './agent-documents.ts';
import { type AgentDraft, chosen, inputOf } from './agent-draft.ts';

const POLICY_EXAMPLE = `{
  "approvals": [{ "tool": "tap", "pattern": "*buy*", "decision": "ask" }],
  "dialogs": { "permission": "deny" }
}`;

/** What a form for an agent works with. */
export type AgentFormProps = {
  readonly initial: AgentDraft;
  /** What the button says. */
  readonly submit: string;
  readonly failure: Failure | undefined;
  readonly isRunning: boolean;
  readonly onSubmit: (input: CreateAgentInput) => void;
};

/** Every field of an agent. What is empty is left to the session, or to the server. */
export function AgentForm({ initial, submit, failure, isRunning, onSubmit }: AgentFormProps) {
  const [draft, setDraft] = useState(initial);
  const [policyError, setPolicyError] = useState<string>();
  const { phones = [], capabilities = [] } = useAsk(ListAgentChoices, {}).data ?? {};
  const change = (fields: Partial<AgentDraft>): void => setDraft((old) => ({ ...old, ...fields }));
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    try {
      setPolicyError(undefined);
      onSubmit(inputOf(draft));
    } catch (error) {
      setPolicyError(`This is no JSON: ${error instanceof Error ? error.message : error}`);
    }
  };
  /** The server says first which field it is about. */
  const errorOf = (field: keyof AgentDraft): string | undefined =>
    failure?.message.startsWith(field) ? failure.message : undefined;
  const number = (field: 'maxTurns' | 'timeoutS' | 'maxCostUsd') => ({
    value: draft[field],
    onChange: (value: string | number) => change({ [field]: typeof value === 'number' ? value : '' }),
    error: errorOf(field),
    min: 0,
    hideControls: true,
    placeholder: 'The session’s, or the server’s',
  });
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput
          label="Name"
          description="1 to 64 letters, figures, blanks, _, . and -. Sessions may name the agent by it."
          required
          maxLength={64}
          dir="auto"
          value={draft.name}
          error={errorOf('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Description"
          description="What it is for, for people."
          maxLength={1_000}
          dir="auto"
          value={draft.description}
          error={errorOf('description')}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Textarea
          label="System prompt"
          description="What its sessions are told besides what every agent is told. Never a secret: name one as {{secret:name}}."
          autosize
          minRows={3}
          maxRows={16}
          dir="auto"
          value={draft.systemPrompt}
          error={errorOf('systemPrompt')}
          onChange={(event) => change({ systemPrompt: event.currentTarget.value })}
        />
        <Fieldset legend="Model">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <TextInput
              label="Model"
              description="The id of a model."
              placeholder="The server’s own"
              dir="ltr"
              value={draft.model}
              error={errorOf('model')}
              onChange={(event) => change({ model: event.currentTarget.value })}
            />
            <NativeSelect
              label="Tools"
              description="What it acts with."
              value={draft.toolProfile}
              data={[
                { value: '', label: 'The server’s choice' },
                { value: 'computer', label: 'The model’s own computer tools' },
                { value: 'phone', label: 'Opposable’s phone tools' },
              ]}
              onChange={(event) => change({ toolProfile: event.currentTarget.value as ToolProfile | '' })}
            />
            <NativeSelect
              label="Pictures"
              description="How large the model sees them."
              value={draft.pictureSize}
              data={[
                { value: '', label: 'The server’s choice' },
                { value: 'full', label: 'Full' },
                { value: 'economy', label: 'Economy: a third less tokens' },
              ]}
              onChange={(event) => change({ pictureSize: event.currentTarget.value as PictureSize | '' })}
            />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend="Limits of a session">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <NumberInput label="Turns" description="1 to 1,000" decimalScale={0} {...number('maxTurns')} />
            <NumberInput
              label="Seconds"
              description="Running time, up to a day"
              decimalScale={0}
              {...number('timeoutS')}
            />
            <NumberInput label="US dollars" description="What it may cost" {...number('maxCostUsd')} />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend="Where it works">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              label="Phone"
              description="For sessions that name none; in place of a pool."
              value={draft.phoneId}
              error={errorOf('phoneId')}
              data={[
                { value: '', label: 'Any free one' },
                ...phones.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => change({ phoneId: event.currentTarget.value, pool: '' })}
            />
            <TextInput
              label="Pool"
              description="Any free phone of a pool; in place of a phone."
              value={draft.pool}
              error={errorOf('pool')}
              onChange={(event) => change({ pool: event.currentTarget.value, phoneId: '' })}
            />
          </SimpleGrid>
          <TagsInput
            mt="md"
            label="Allowed apps"
            description="By package or name, each with Enter. Empty allows any."
            value={[...draft.allowedApps]}
            error={errorOf('allowedApps')}
            onChange={(allowedApps) => change({ allowedApps })}
          />
        </Fieldset>
        <MultiSelect
          label="Capabilities"
          description="What it is given. Empty gives everything but the memory."
          clearable
          data={capabilities.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.capabilities.map(({ ref }) => ref)}
          error={errorOf('capabilities')}
          onChange={(refs) => change({ capabilities: chosen(refs, draft.capabilities) })}
        />
        <JsonInput
          label="Policy"
          description="What needs a yes (ask), goes through (allow) or may not be done (deny), and how dialogs are answered, as JSON. The first rule that fits decides."
          placeholder={POLICY_EXAMPLE}
          autosize
          minRows={5}
          maxRows={20}
          dir="ltr"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={draft.policy}
          error={policyError ?? errorOf('policy')}
          onChange={(policy) => change({ policy })}
        />
        {failure && <FailureAlert failure={failure} />}
        <Group justify="flex-end">
          <ScopedButton scope="control" type="submit" loading={isRunning}>
            {submit}
          </ScopedButton>
        </Group>
      </Stack>
    </form>
  );
}
