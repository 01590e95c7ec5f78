import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { SetSecret } from './secret-documents.ts';

/** Which secret is set. */
export type SecretFormProps = {
  /** The secret that gets another value; a new one when absent. */
  readonly name: string | undefined;
  readonly onDone: () => void;
};

/** Sets a secret, or gives it another value. */
export function SecretForm({ name: known, onDone }: SecretFormProps) {
  const [name, setName] = useState(known ?? '');
  const [value, setValue] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const { run, isRunning } = useDo(SetSecret, setFailure);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    if (await run({ name, value })) onDone();
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <TextInput
          label="Name"
          description="1 to 64 of a–z, 0–9, _, . and -, a letter or figure first. Agents see it."
          required
          readOnly={known !== undefined}
          data-autofocus={known === undefined || undefined}
          dir="ltr"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Value"
          description="4 to 4,096 characters on one line. Nothing shows it again."
          required
          autoComplete="new-password"
          data-autofocus={known !== undefined || undefined}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        {failure && <FailureAlert failure={failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={isRunning}>
            {known === undefined ? 'Set secret' : 'Replace value'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
