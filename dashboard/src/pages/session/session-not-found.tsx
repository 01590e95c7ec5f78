import { Button, Code, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { Page } from '../../ui/page.tsx';

/** There is no session with the id in the address. */
export function SessionNotFound({ id }: { readonly id: string }) {
  return (
    <Page title="Session not found">
      <Stack align="start">
        <Text>
          There is no session <Code>{id}</Code>. It was deleted, or the address is wrong.
        </Text>
        <Button component={Link} href="/sessions" variant="default">
          All sessions
        </Button>
      </Stack>
    </Page>
  );
}
