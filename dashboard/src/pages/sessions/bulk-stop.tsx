import { Alert, Button, Group, List, Paper, Progress, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { failureOf } from '../../api/client.ts';
import { command } from '../../api/hooks.ts';
import { graphql } from '../../gql/gql.ts';
import type { SessionRowFragment } from '../../gql/graphql.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';
import type { Selection } from './selection.ts';
import { sessionName } from './session-words.tsx';

const StopSession = graphql(`
  mutation StopListedSession($id: ID!) {
    stopSession(id: $id) { id status }
  }
`);

/** So many are stopped at once. */
const AT_ONCE = 4;

type Stopping = {
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly id: string; readonly name: string; readonly message: string }[];
};

/** Stops the sessions that are selected, and tells how far it is and what failed. */
export function BulkStop({
  rows,
  selection,
}: {
  readonly rows: readonly SessionRowFragment[];
  readonly selection: Selection;
}) {
  const [isOpen, { open, close }] = useDisclosure();
  const [stopping, setStopping] = useState<Stopping>();
  const count = selection.ids.size;
  const sessions = count === 1 ? 'session' : 'sessions';
  const stop = async (): Promise<void> => {
    const chosen = rows.filter(({ id }) => selection.ids.has(id));
    setStopping({ total: chosen.length, done: 0, failures: [] });
    await stopEach(chosen, (failure) =>
      setStopping(
        (before) =>
          before && {
            ...before,
            done: before.done + 1,
            failures: failure ? [...before.failures, failure] : before.failures,
          },
      ),
    );
  };
  return (
    <>
      {count > 0 && (
        <Paper withBorder p="xs">
          <Group gap="xs">
            <Text size="sm" role="status">
              {count} selected
            </Text>
            <ScopedButton
              scope="control"
              size="xs"
              color="red"
              variant="light"
              onClick={() => {
                setStopping(undefined);
                open();
              }}
            >
              Stop {count} {sessions}
            </ScopedButton>
            <Button size="xs" variant="subtle" onClick={selection.clear}>
              Select none
            </Button>
          </Group>
        </Paper>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        onClose={close}
        title={`Stop ${stopping?.total ?? count} ${(stopping?.total ?? count) === 1 ? 'session' : 'sessions'}?`}
        confirm="Stop"
        onConfirm={stop}
      >
        They end for good and free their phones. What they did so far stays.
        {stopping && <StopProgress {...stopping} />}
      </ConfirmDialog>
      {stopping && stopping.failures.length > 0 && stopping.done === stopping.total && (
        <Alert
          color="red"
          role="alert"
          title={`${stopping.failures.length} of ${stopping.total} could not be stopped`}
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => setStopping(undefined)}
        >
          <List size="sm">
            {stopping.failures.map(({ id, name, message }) => (
              <List.Item key={id}>
                <bdi>{name}</bdi>: {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}

function StopProgress({ total, done }: Stopping) {
  return (
    <>
      <Text size="sm" mt="sm" role="status">
        {done} of {total} done
      </Text>
      <Progress value={(100 * done) / total} mt={4} aria-label="Sessions that were asked to stop" />
    </>
  );
}

/** @param onDone called for each, with what failed if something did */
async function stopEach(
  rows: readonly SessionRowFragment[],
  onDone: (failure: Stopping['failures'][number] | undefined) => void,
): Promise<void> {
  const waiting = rows.values();
  const worker = async (): Promise<void> => {
    for (const row of waiting) {
      try {
        await command(StopSession, { id: row.id });
        onDone(undefined);
      } catch (error) {
        onDone({ id: row.id, name: sessionName(row), message: failureOf(error).message });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
