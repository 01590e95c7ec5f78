import { Alert, Button, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
type State = { readonly isBroken: boolean };

/**
 * Keeps the rest of the window when a page breaks: by a mistake of ours, or because its script is gone from a server
 * that was upgraded meanwhile. The browser's console has what happened.
 *
 * @see https://react.dev/reference/react/Component#static-getderivedstatefromerror which only classes have
 */
export class PageBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Alert color="red" title="The page could not be shown" role="alert">
        <Stack gap="sm" align="start">
          <Text size="sm">
            Load it anew. The server may have been upgraded since, or lost its connection; what runs there
            goes on.
          </Text>
          <Button size="xs" variant="default" onClick={() => location.reload()}>
            Load it anew
          </Button>
        </Stack>
      </Alert>
    );
  }
}
