import { ActionIcon, Button, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconHandFinger } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useShortcuts } from '../../../layout/shortcuts.tsx';
import { TakeOver } from './commands.ts';
import { useCommand, useSteering } from './steering.tsx';

/** Takes the phone from the agent at once, with or without saying why. */
export function TakeOverButton() {
  const { maySteer, isBusy } = useSteering();
  const [isOpen, { toggle, close }] = useDisclosure();
  const [reason, setReason] = useState('');
  const takeOver = useCommand(TakeOver);
  const isDisabled = !maySteer || isBusy;
  const take = (): void => void takeOver.run({});
  useShortcuts('Session', isDisabled ? [] : [{ keys: 'shift+T', label: 'Take over the phone', run: take }]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    close();
    void takeOver.run(reason.trim() === '' ? {} : { reason: reason.trim() });
  };
  return (
    <Button.Group>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconHandFinger size={16} aria-hidden />}
        title="Takes the phone from the agent, to use it by hand (Shift T)"
        disabled={isDisabled}
        loading={takeOver.isRunning}
        onClick={take}
      >
        Take over
      </Button>
      <Popover opened={isOpen} onChange={close} trapFocus withArrow>
        <Popover.Target>
          <ActionIcon
            size={30}
            variant="default"
            disabled={isDisabled}
            onClick={toggle}
            aria-label="Take over with a reason"
          >
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <form onSubmit={submit}>
            <Stack gap="xs">
              <TextInput
                label="Why do you take over?"
                description="For whoever reads the log"
                maxLength={2_000}
                dir="auto"
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit" size="xs">
                Take the phone
              </Button>
            </Stack>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Button.Group>
  );
}
