import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerStop } from '@tabler/icons-react';
import { useShortcuts } from '../../../layout/shortcuts.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StopSession } from './commands.ts';
import { useCommand, useSteering } from './steering.tsx';

/** Ends the session, once that has been confirmed: it can't be undone. */
export function StopButton() {
  const { maySteer } = useSteering();
  const [isOpen, { open, close }] = useDisclosure();
  const stop = useCommand(StopSession);
  useShortcuts('Session', maySteer ? [{ keys: 'shift+S', label: 'Stop, after a question', run: open }] : []);
  return (
    <>
      <Button
        size="xs"
        color="red"
        leftSection={<IconPlayerStop size={16} aria-hidden />}
        title="Ends the session for good (Shift S)"
        // Other commands that are on their way keep nobody from stopping.
        disabled={!maySteer}
        loading={stop.isRunning}
        onClick={open}
      >
        Stop
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={close}
        title="Stop this session?"
        confirm="Stop it for good"
        onConfirm={() => stop.run({})}
      >
        <Text>What the agent is doing ends at once, and its phone is free. It can’t go on again.</Text>
      </ConfirmDialog>
    </>
  );
}
