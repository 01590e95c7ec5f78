import { Button, Text } from '@mantine/core';
import { ResumeSession } from './commands.ts';
import { NoticePanel } from './notice-panel.tsx';
import { useCommand, useSteering } from './steering.tsx';

/** The phone doesn't come back by itself. */
export function PhoneLostPanel() {
  const { session, maySteer, isBusy } = useSteering();
  const resume = useCommand(ResumeSession);
  return (
    <NoticePanel title="The phone is lost" lead={session.statusReason ?? undefined}>
      <Text size="sm">
        See that the phone is on, unlocked and connected, and that its Appium server runs. Nothing of the
        session is lost: once the phone is back, the agent looks at the screen anew and goes on.
      </Text>
      <Button
        w="fit-content"
        disabled={!maySteer || isBusy}
        loading={resume.isRunning}
        onClick={() => resume.run({})}
      >
        Try the phone again
      </Button>
    </NoticePanel>
  );
}
