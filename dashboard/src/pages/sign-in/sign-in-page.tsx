import { Alert, Button, Code, Container, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type SubmitEvent, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { useDo } from '../../api/hooks.ts';
import { SignIn } from '../../api/sign-in.ts';
import { wasLetIn } from '../../api/socket.ts';
import { useStore } from '../../api/store.ts';

/** Where a browser signs in with a key. */
export function SignInPage() {
  useDocumentTitle('Sign in · Opposable');
  const hasEnded = useStore(wasLetIn);
  const [apiKey, setApiKey] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const { run, isRunning } = useDo(SignIn, setFailure);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    if (!(await run({ apiKey }))) return;
    // From the start, with nothing left of whoever was signed in before.
    if (location.pathname === '/sign-in') location.assign('/');
    else location.reload();
  };
  return (
    <Container size="xs" component="main" py="xl">
      <form onSubmit={submit}>
        <Stack>
          <Title order={1}>Sign in to Opposable</Title>
          <Text>
            Open the link that the server printed, make one with <Code>npx opposable open</Code>, or enter an
            API key. The first start of a server keeps one in <Code>data/api-key</Code>.
          </Text>
          {hasEnded && (
            <Alert color="yellow" role="status">
              You are signed out here: your key has ended, or this browser signed out or in anew. What runs
              goes on.
            </Alert>
          )}
          <PasswordInput
            label="API key"
            placeholder="opp_…"
            autoComplete="current-password"
            data-autofocus
            required
            value={apiKey}
            onChange={(event) => setApiKey(event.currentTarget.value)}
          />
          {failure && (
            <Alert color="red" role="alert">
              {failure.message}
            </Alert>
          )}
          <Button type="submit" loading={isRunning}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Container>
  );
}
