import { Button, Code, Fieldset, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import type { Dialect, LimitsInput, Scope } from '../../gql/graphql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { CreateKey, LimitKey } from './key-documents.ts';
import { LimitsFields } from './limits-fields.tsx';

const SCOPES = [
  { scope: 'read', label: 'Read', description: 'Sees everything of the organisation.' },
  { scope: 'control', label: 'Control', description: 'Also runs sessions and uses phones.' },
  { scope: 'admin', label: 'Admin', description: 'Also decides over keys, secrets, webhooks and phones.' },
] as const satisfies readonly {
  readonly scope: Scope;
  readonly label: string;
  readonly description: string;
}[];

const EXPIRIES = [
  { value: '', label: 'Never' },
  { value: '1', label: 'In a day' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

const DIALECTS = [
  { value: '', label: 'Whatever a request tells' },
  { value: 'tapkit', label: 'TapKit' },
  { value: 'everruns', label: 'Everruns' },
  { value: 'agi', label: 'AGI' },
];

/** Creates a key and shows it, for as long as this is on the page and never again. */
export function CreateKeyForm({
  onCreated,
  onDone,
}: {
  readonly onCreated: () => void;
  readonly onDone: () => void;
}) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('control');
  const [days, setDays] = useState('90');
  const [dialect, setDialect] = useState('');
  const [limits, setLimits] = useState<LimitsInput>({});
  const [failure, setFailure] = useState<Failure>();
  const [key, setKey] = useState<string>();
  const { run: create, isRunning } = useDo(CreateKey, setFailure);
  const { run: limit, isRunning: isLimiting } = useDo(LimitKey, ({ message, code }) =>
    setFailure({ message: `The key was created, without its limits: ${message}`, code }),
  );
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    const expiresAt = days === '' ? null : dayjs().add(Number(days), 'day').toISOString();
    const created = await create({
      name,
      scopes: [scope],
      expiresAt,
      dialect: (dialect || null) as Dialect | null,
    });
    if (!created) return;
    const { id } = created.createApiKey.apiKey;
    if (Object.values(limits).some((amount) => amount !== null)) await limit({ id, limits });
    setKey(created.createApiKey.key);
    onCreated();
  };
  if (key !== undefined) {
    return (
      <Stack>
        {failure && <FailureAlert failure={failure} />}
        <SecretOnce label="API key" secret={key}>
          <Text size="sm">
            Programs send it as <Code>X-API-Key</Code>, the command line reads <Code>OPPOSABLE_API_KEY</Code>.
          </Text>
        </SecretOnce>
        <Group justify="flex-end">
          <Button onClick={onDone}>I have it</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="What people call it, such as the program that uses it."
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label="What it may do" value={scope} onChange={(value) => setScope(value as Scope)}>
          <Stack gap="xs" mt="xs">
            {SCOPES.map(({ scope: value, label, description }) => (
              <Radio key={value} {...{ value, label, description }} />
            ))}
          </Stack>
        </Radio.Group>
        <NativeSelect
          label="Ends by itself"
          data={EXPIRIES}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <NativeSelect
          label="REST at /v1"
          description="For a client that was written for one service and can't be given a path of its own."
          data={DIALECTS}
          value={dialect}
          onChange={(event) => setDialect(event.currentTarget.value)}
        />
        <Fieldset legend="Limits">
          <LimitsFields limits={limits} onChange={setLimits} />
        </Fieldset>
        {failure && <FailureAlert failure={failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isRunning || isLimiting}>
            Create key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
