import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { IconHandFinger } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { HandBack } from './commands.ts';
import styles from './steer.module.css';
import { useCommand, useSteering } from './steering.tsx';

/** Says for certain that a person has the phone, why, and how the agent has it again. */
export function HandsBanner() {
  const { session, maySteer, isBusy } = useSteering();
  const [note, setNote] = useState('');
  const handBack = useCommand(HandBack);
  const { takeover } = session;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void handBack.run(note.trim() === '' ? {} : { note: note.trim() });
  };
  return (
    <Alert
      variant="filled"
      // White is read on it, in light and in dark.
      color="#a63c00"
      icon={<IconHandFinger aria-hidden />}
      title="The phone is in your hands"
      role="status"
    >
      {takeover?.isRequest && <Text size="sm">The agent asks you to take it:</Text>}
      {takeover?.reason && (
        <Text size="sm" dir="auto" className={styles['words'] ?? ''}>
          {takeover.reason}
        </Text>
      )}
      <Text size="sm">The agent waits. Use the phone on its picture, then hand it back.</Text>
      <form onSubmit={submit}>
        <Group mt="xs" align="end" gap="xs">
          <TextInput
            flex={1}
            miw={200}
            aria-label="A note for the agent"
            placeholder="A note for the agent, if it should know something"
            maxLength={2_000}
            dir="auto"
            disabled={!maySteer}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="white"
            color="dark"
            disabled={!maySteer || isBusy}
            loading={handBack.isRunning}
          >
            Hand back
          </Button>
        </Group>
      </form>
    </Alert>
  );
}
