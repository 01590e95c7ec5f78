import { Button, Group, Text } from '@mantine/core';
import { IconHandStop, IconPlayerPause, IconPlayerPlay, IconRotate2 } from '@tabler/icons-react';
import { type Shortcut, useShortcuts } from '../../../layout/shortcuts.tsx';
import { InterruptSession, PauseSession, ResumeSession } from './commands.ts';
import { MoreMenu } from './more-menu.tsx';
import { possibleCommands } from './possible-commands.ts';
import { useCommand, useSteering } from './steering.tsx';
import { StopButton } from './stop-button.tsx';
import { TakeOverButton } from './take-over-button.tsx';

/** What can be done with the session as a whole, as it stands. */
export function CommandBar() {
  const { session, maySteer, isBusy } = useSteering();
  const pause = useCommand(PauseSession);
  const resume = useCommand(ResumeSession);
  const interrupt = useCommand(InterruptSession);
  const can = possibleCommands(session);
  const isIdle = !maySteer || isBusy;
  const shortcuts: Shortcut[] = [];
  if (can.has('pause') && !isIdle) {
    shortcuts.push({ keys: 'shift+P', label: 'Pause', run: () => void pause.run({}) });
  }
  if (can.has('resume') && !isIdle) {
    shortcuts.push({ keys: 'shift+P', label: 'Resume', run: () => void resume.run({}) });
  }
  if (can.has('interrupt') && !isIdle) {
    shortcuts.push({ keys: 'shift+I', label: 'Interrupt', run: () => void interrupt.run({}) });
  }
  useShortcuts('Session', shortcuts);
  return (
    <div>
      <Group gap="xs" role="toolbar" aria-label="Session commands">
        {can.has('pause') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            title="Stops before the next action (Shift P)"
            disabled={isIdle}
            loading={pause.isRunning}
            onClick={() => pause.run({})}
          >
            Pause
          </Button>
        )}
        {can.has('resume') && (
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            title="Goes on with a fresh look at the screen (Shift P)"
            disabled={isIdle}
            loading={resume.isRunning}
            onClick={() => resume.run({})}
          >
            Resume
          </Button>
        )}
        {can.has('interrupt') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRotate2 size={16} aria-hidden />}
            title="Ends this turn at once and waits for your message (Shift I)"
            disabled={isIdle}
            loading={interrupt.isRunning}
            onClick={() => interrupt.run({})}
          >
            Interrupt
          </Button>
        )}
        {can.has('takeOver') && <TakeOverButton />}
        {can.has('stop') && <StopButton />}
        <MoreMenu />
      </Group>
      {!maySteer && (
        <Text size="sm" c="dimmed" mt={4}>
          <IconHandStop size={14} aria-hidden /> You can look, but not steer: the key that you signed in with
          has the scope read alone. Sign in with one that has control.
        </Text>
      )}
    </div>
  );
}
