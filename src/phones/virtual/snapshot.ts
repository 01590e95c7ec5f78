import { APPS } from './apps.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import type { PhoneParts } from './os.ts';
import { type PhoneState, startState } from './state.ts';

/** How much of a phone a snapshot holds: all of it, or only what apps have stored. */
export type SnapshotMode = 'memory' | 'filesystem';

/** What a phone held at one time; JSON. */
type Snapshot = {
  readonly version: typeof VERSION;
  readonly state: PhoneState;
  readonly nowMs: number;
  readonly faults: Faults;
};

/** What depends on the seed is stored: the rest starts alike on every phone. */
const ANY_SEED = 1;
/** The form of what is saved; one more when what was saved before can't be read any more. */
const VERSION = 1;

/** @returns the phone as it is, or as it would be with all apps closed, as JSON. */
export function saveSnapshot(phone: PhoneParts, mode: SnapshotMode): string {
  const { state, clock, faults } = phone;
  const saved: Snapshot = {
    version: VERSION,
    state: mode === 'memory' ? state : closed(state),
    nowMs: clock.now(),
    faults: mode === 'memory' ? faults : NO_FAULTS,
  };
  return JSON.stringify(saved);
}

/**
 * Makes a phone what it was. Of the file system alone: the home screen is shown, all apps are closed and hold what
 * they had stored, whatever the snapshot holds besides; the glass stays turned, off or locked as it is.
 *
 * @throws Error for what is no snapshot of a virtual phone
 */
export function restoreSnapshot(phone: PhoneParts, json: string, mode: SnapshotMode): void {
  const { state, nowMs, faults } = read(json);
  if (mode === 'filesystem') {
    const { landscape, screenOn, locked } = phone.state.system;
    const { system, apps } = closed(state);
    phone.state = { apps, system: { ...system, landscape, screenOn, locked } };
    return;
  }
  phone.state = state;
  phone.clock.moveTo(nowMs);
  phone.faults = { ...faults, deadSession: false };
}

/** @returns the state of a phone whose apps were all closed: only what is stored is left of it. */
function closed({ system, apps }: PhoneState): PhoneState {
  const start = startState(APPS, ANY_SEED);
  const { granted, opened, volume } = system;
  const stored = APPS.map((app) => {
    const state = apps[app.package];
    return [app.package, { ...start.apps[app.package], ...(state && app.stored(state)) }];
  });
  return {
    system: { ...start.system, granted, opened, volume },
    apps: Object.fromEntries(stored),
  };
}

function read(json: string): Snapshot {
  const saved = JSON.parse(json) as Snapshot;
  if (saved.version !== VERSION)
    throw new Error('The snapshot was made by another version of the virtual phone, and can not be read.');
  return saved;
}
