import {
  Autocomplete,
  Checkbox,
  Code,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { EVENT_TYPES } from '../../events/event-types.ts';
import type { AgentEventType, NewSessionChoicesQuery } from '../../gql/graphql.ts';
import type { FieldProblems, SessionForm } from './session-form.ts';

/** What the folded fields show and tell. */
export type MoreFieldsProps = {
  readonly form: SessionForm;
  readonly problems: FieldProblems;
  readonly choices: NewSessionChoicesQuery | undefined;
  readonly onChange: (change: Partial<SessionForm>) => void;
};

const UNSAID = { value: '', label: 'As the agent or the server says' };
const MODES = [UNSAID, { value: 'task', label: 'Task: ends when it is done' }].concat({
  value: 'conversation',
  label: 'Conversation: goes on with each message',
});
const TOOL_PROFILES = [UNSAID, { value: 'phone', label: 'Tools for phones' }].concat({
  value: 'computer',
  label: 'Computer toolset',
});
const PICTURE_SIZES = [UNSAID, { value: 'full', label: 'Full: sees the most' }].concat({
  value: 'economy',
  label: 'Economy: costs less',
});

/** Everything that most sessions don't need. */
export function MoreFields({ form, problems, choices, onChange }: MoreFieldsProps) {
  const model = choices?.models.find(({ isDefault }) => isDefault);
  return (
    <Stack>
      <Checkbox
        label="Wait in turn when no such phone is free"
        checked={form.queue}
        error={problems.queue}
        onChange={(event) => onChange({ queue: event.currentTarget.checked })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Title"
          dir="auto"
          value={form.title}
          error={problems.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TagsInput
          label="Tags"
          description="Enter after each"
          value={[...form.tags]}
          error={problems.tags}
          acceptValueOnBlur
          onChange={(tags) => onChange({ tags })}
        />
        <Autocomplete
          label="Pool"
          description="Any free phone of it, in place of a phone"
          value={form.pool}
          error={problems.pool}
          data={[...new Set(choices?.phones.flatMap(({ pool }) => pool ?? []))]}
          onChange={(pool) => onChange(pool === '' ? { pool } : { pool, phoneId: '' })}
        />
        <Autocomplete
          label="Model"
          description={
            model ? `${model.label} unless said otherwise` : 'The server’s own unless said otherwise'
          }
          value={form.model}
          error={problems.model}
          data={choices?.models.map(({ id }) => id) ?? []}
          onChange={(chosen) => onChange({ model: chosen })}
        />
        <NativeSelect
          label="Mode"
          description="When it ends"
          value={form.mode}
          error={problems.mode}
          data={MODES}
          onChange={(event) => onChange({ mode: event.currentTarget.value as SessionForm['mode'] })}
        />
        <NativeSelect
          label="Tool profile"
          value={form.toolProfile}
          error={problems.toolProfile}
          data={TOOL_PROFILES}
          onChange={(event) =>
            onChange({ toolProfile: event.currentTarget.value as SessionForm['toolProfile'] })
          }
        />
        <NativeSelect
          label="Picture size"
          value={form.pictureSize}
          error={problems.pictureSize}
          data={PICTURE_SIZES}
          onChange={(event) =>
            onChange({ pictureSize: event.currentTarget.value as SessionForm['pictureSize'] })
          }
        />
        <NumberInput
          label="Most turns"
          placeholder="50"
          value={form.maxTurns}
          error={problems.maxTurns}
          allowDecimal={false}
          onChange={(maxTurns) => onChange({ maxTurns })}
        />
        <NumberInput
          label="Most running time"
          placeholder="1800 s"
          suffix=" s"
          value={form.timeoutS}
          error={problems.timeoutS}
          allowDecimal={false}
          onChange={(timeoutS) => onChange({ timeoutS })}
        />
        <NumberInput
          label="Budget"
          description="It pauses before it costs more"
          placeholder="Any amount"
          prefix="$"
          value={form.maxCostUsd}
          error={problems.maxCostUsd}
          onChange={(maxCostUsd) => onChange({ maxCostUsd })}
        />
        <TagsInput
          label="Allowed apps"
          description="Packages or names; any when empty"
          value={[...form.allowedApps]}
          error={problems.allowedApps}
          acceptValueOnBlur
          onChange={(allowedApps) => onChange({ allowedApps })}
        />
      </SimpleGrid>
      <JsonField
        label="Policy"
        description="What needs a yes, as JSON"
        placeholder='{"approvals": [{"tool": "tap", "pattern": "Pay", "decision": "ask"}]}'
        value={form.policy}
        error={problems.policy}
        onChange={(policy) => onChange({ policy })}
      />
      <JsonField
        label="Output schema"
        description="A JSON Schema that the result must fit"
        placeholder='{"type": "object", "properties": {"price": {"type": "number"}}}'
        value={form.outputSchema}
        error={problems.outputSchema}
        onChange={(outputSchema) => onChange({ outputSchema })}
      />
      <JsonField
        label="Metadata"
        description="Data of your own that is kept with it, as JSON"
        placeholder='{"ticket": 42}'
        value={form.metadata}
        error={problems.metadata}
        onChange={(metadata) => onChange({ metadata })}
      />
      <TextInput
        label="Webhook"
        description="Where its events are sent to"
        placeholder="https://"
        type="url"
        value={form.webhookUrl}
        error={problems.webhookUrl}
        onChange={(event) => onChange({ webhookUrl: event.currentTarget.value })}
      />
      <MultiSelect
        label="Events for the webhook"
        description="Status, questions, approvals, result and errors when none is chosen"
        data={EVENT_TYPES}
        searchable
        clearable
        value={[...form.webhookEvents]}
        error={problems.webhookEvents}
        onChange={(webhookEvents) => onChange({ webhookEvents: webhookEvents as AgentEventType[] })}
      />
      {choices && choices.secrets.length > 0 && (
        <Text size="sm" c="dimmed">
          The agent can type these secrets without seeing them; name them in the instruction:{' '}
          {choices.secrets.map(({ name }) => (
            <Code key={name} mr={4}>{`{{secret:${name}}}`}</Code>
          ))}
        </Text>
      )}
    </Stack>
  );
}

function JsonField({
  label,
  description,
  placeholder,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Textarea
      {...{ label, description, placeholder, value, error }}
      autosize
      minRows={2}
      maxRows={12}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
