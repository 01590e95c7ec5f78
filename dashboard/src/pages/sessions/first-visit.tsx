import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAsk, useDo } from '../../api/hooks.ts';
import { newKey } from '../../api/idempotency-key.ts';
import { graphql } from '../../gql/gql.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ScopedButton } from '../../ui/scoped-button.tsx';

const GetPhones = graphql(`
  query FirstPhones {
    phones { id name origin }
  }
`);

const StartFirst = graphql(`
  mutation StartFirstSession($phoneId: ID!, $instruction: String!, $key: String!) {
    createSession(input: { phoneId: $phoneId, instruction: $instruction }, idempotencyKey: $key) { id }
  }
`);

/** What every model can do, also the one that is built in. */
const INSTRUCTION = 'Open Momento and like the first 3 posts';

/** Says how to start, to whoever has no session at all. */
export function FirstVisit() {
  const { data, failure, refresh } = useAsk(GetPhones, {});
  const { run, isRunning } = useDo(StartFirst);
  const [key] = useState(newKey);
  const [, navigate] = useLocation();
  if (failure && !data) return <FailureAlert failure={failure} onRetry={refresh} />;
  if (!data) return <Loading />;
  const virtual = data.phones.find(({ origin }) => origin === 'virtual');
  const start = async (phoneId: string): Promise<void> => {
    const done = await run({ phoneId, instruction: INSTRUCTION, key });
    if (done) navigate(`/sessions/${done.createSession.id}`);
  };
  return (
    <Paper withBorder p="lg" maw={640}>
      <Stack>
        <Title order={2} size="h3">
          No session yet
        </Title>
        {data.phones.length === 0 ? (
          <>
            <Text>
              A session needs a phone, and there is none. Register one, or start the server with a virtual
              phone.
            </Text>
            <Button component={Link} href="/phones" w="fit-content">
              Go to the phones
            </Button>
          </>
        ) : (
          <>
            <List type="ordered">
              <List.Item>You say what to do, in your own words.</List.Item>
              <List.Item>
                An agent looks at a phone’s screen, and taps, types and swipes until it is done.
              </List.Item>
              <List.Item>You watch it live, and step in whenever you like.</List.Item>
            </List>
            <Group>
              {virtual && (
                <ScopedButton scope="control" loading={isRunning} onClick={() => start(virtual.id)}>
                  Try it on the virtual phone
                </ScopedButton>
              )}
              <Anchor component={Link} href="/sessions/new" size="sm">
                Say what to do
              </Anchor>
            </Group>
            {virtual && (
              <Text size="sm" c="dimmed">
                It will “{INSTRUCTION}” on {virtual.name}, a phone that the server draws: nothing real is
                touched.
              </Text>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
