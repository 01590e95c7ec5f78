import { Stack } from '@mantine/core';
import { notifyOf, useDo } from '../../../api/hooks.ts';
import { HandControls } from '../../../phone/hand-controls.tsx';
import { PhonePicture } from '../../../phone/phone-picture.tsx';
import { TouchSurface } from '../../../phone/touch-surface.tsx';
import { useHands } from '../../../phone/use-hands.ts';
import { SessionPicture } from '../picture.tsx';
import { PerformAction } from './commands.ts';
import { useSteering } from './steering.tsx';

/** The phone's screen, which takes touches and keys while it is in a person's hands. */
export function SteeredPicture() {
  const { session, events, maySteer } = useSteering();
  if (session.pauseReason === 'takeover' && maySteer) return <PictureInHands sessionId={session.id} />;
  return <SessionPicture session={session} events={events} />;
}

function PictureInHands({ sessionId }: { readonly sessionId: string }) {
  const { run } = useDo(PerformAction);
  const hands = useHands(async (action) => {
    const done = (await run({ id: sessionId, action }))?.performAction;
    if (done?.isError) notifyOf({ message: done.text, code: undefined });
    return done?.isError === false;
  });
  return (
    <Stack gap="sm">
      <PhonePicture of={{ sessionId }} label="The phone’s screen">
        {(size) => <TouchSurface hands={hands} {...size} />}
      </PhonePicture>
      <HandControls hands={hands} />
    </Stack>
  );
}
