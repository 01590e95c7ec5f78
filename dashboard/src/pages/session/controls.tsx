import type { EventStore } from '../../events/event-store.ts';
import type { SessionOnPage } from './session-fields.ts';

/** What the controls of a session need. */
export type SessionControlsProps = {
  readonly session: SessionOnPage;
  readonly events: EventStore;
};

/** What a person can do to a session while they watch it. */
export function SessionControls(_props: SessionControlsProps) {
  return null;
}
