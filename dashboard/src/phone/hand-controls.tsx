import { ActionIcon, Button, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconCircle,
  IconCornerDownLeft,
  IconPower,
  IconSquare,
  IconVolume,
  IconVolume2,
} from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import type { PhoneButton } from '../gql/graphql.ts';
import { formatDuration } from '../ui/format.ts';
import type { Hands } from './use-hands.ts';

const BUTTONS = [
  { button: 'back', label: 'Back', icon: IconArrowLeft },
  { button: 'home', label: 'Home', icon: IconCircle },
  { button: 'recents', label: 'Recent apps', icon: IconSquare },
  { button: 'enter', label: 'Enter key', icon: IconCornerDownLeft },
  { button: 'volume_down', label: 'Quieter', icon: IconVolume2 },
  { button: 'volume_up', label: 'Louder', icon: IconVolume },
  { button: 'power', label: 'Power', icon: IconPower },
] as const satisfies readonly {
  readonly button: PhoneButton;
  readonly label: string;
  readonly icon: unknown;
}[];

/** A phone's buttons and keyboard, and how long the last thing took. */
export function HandControls({ hands: { act, pending, latencyMs } }: { readonly hands: Hands }) {
  const [text, setText] = useState('');
  const type = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text === '') return;
    act({ typeText: text });
    setText('');
  };
  return (
    <Stack gap="xs">
      <Group gap={6} justify="center" role="group" aria-label="Buttons of the phone">
        {BUTTONS.map(({ button, label, icon: Icon }) => (
          <Tooltip key={button} label={label}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={label}
              onClick={() => act({ pressButton: button })}
            >
              <Icon size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
      <form onSubmit={type}>
        <Group gap={6} wrap="nowrap">
          <TextInput
            flex={1}
            aria-label="Text to type"
            placeholder="Text to type"
            dir="auto"
            value={text}
            maxLength={10_000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={text === ''}>
            Type
          </Button>
        </Group>
      </form>
      <Text size="xs" c="dimmed" ta="center" role="status">
        {pending > 0 && `${pending} on the way`}
        {pending === 0 &&
          (latencyMs === undefined ? 'Touch the picture' : `Done in ${formatDuration(latencyMs)}`)}
      </Text>
    </Stack>
  );
}
