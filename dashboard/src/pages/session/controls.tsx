import { MessageBox } from './steer/message-box.tsx';
import { useSteering } from './steer/steering.tsx';

/** Where a person talks to the agent while they watch it; a question is answered where it stands. */
export function SessionControls() {
  const { session } = useSteering();
  return session.pauseReason === 'question' ? null : <MessageBox />;
}
