import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { Page } from '../ui/page.tsx';

/** There is nothing at this address. */
export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <Text>The address may be misspelled, or what it led to is gone.</Text>
      <Button component={Link} href="/sessions" w="fit-content">
        Go to the sessions
      </Button>
    </Page>
  );
}
