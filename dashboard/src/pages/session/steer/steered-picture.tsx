import { SessionPicture } from '../picture.tsx';
import { HandsPicture } from './hands-picture.tsx';
import { useSteering } from './steering.tsx';

/** The phone's screen, which takes touches and keys while it is in a person's hands. */
export function SteeredPicture() {
  const { session, events, maySteer } = useSteering();
  if (session.pauseReason === 'takeover' && maySteer) return <HandsPicture />;
  return <SessionPicture session={session} events={events} />;
}
