import { Alert, Group, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A secret that is shown this once. */
export type SecretOnceProps = {
  /** What it is, such as `API key`. */
  readonly label: string;
  readonly secret: string;
  /** What to do with it. */
  readonly children?: ReactNode;
};

/** Shows a secret that nothing shows again. Whoever draws it keeps it in memory alone, and drops it in the end. */
export function SecretOnce({ label, secret, children }: SecretOnceProps) {
  return (
    <Stack gap="sm">
      <Alert
        color="yellow"
        icon={<IconAlertTriangle aria-hidden />}
        title="Copy it now"
        // In its own colour it would not be read on its ground.
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        Nothing shows it again. Keep it where you keep passwords.
      </Alert>
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={label}
          value={secret}
          readOnly
          dir="ltr"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={secret} />
      </Group>
      {children}
    </Stack>
  );
}
