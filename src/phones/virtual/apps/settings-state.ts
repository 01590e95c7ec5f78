import type { Os } from '../app.ts';
import { type PageId, SWITCHES, type SwitchId } from './settings-content.ts';

/** What the Settings app knows. */
export type SettingsState = {
  on: Record<SwitchId, boolean>;
  /** Switches that take a moment to be on, and when they will be. */
  turningOn: Partial<Record<SwitchId, number>>;
  /** What airplane mode turned off, and turns on again. */
  grounded: SwitchId[];
  /** In steps of a tenth, from 1 to 10. */
  brightness: number;
  /** The pages that are open, the innermost last. */
  path: PageId[];
  search: string;
};

const RADIOS = ['wifi', 'bluetooth', 'mobileData'] as const satisfies readonly SwitchId[];
/** How long a switch takes to be on, for those that take a moment. */
const SLOW_MS: Partial<Record<SwitchId, number>> = { bluetooth: 1_800, hotspot: 2_500 };

/** @returns the state of a new phone */
export function startSettings(): SettingsState {
  return {
    on: Object.fromEntries(SWITCHES.map(({ id, on }) => [id, on])) as Record<SwitchId, boolean>,
    turningOn: {},
    grounded: [],
    brightness: 6,
    path: [],
    search: '',
  };
}

/** Turns on what has had its moment; asked twice, it does so once. */
export function settle({ on, turningOn }: SettingsState, os: Os): void {
  for (const { id } of SWITCHES) {
    const readyAtMs = turningOn[id];
    if (readyAtMs === undefined || !os.reached(readyAtMs)) continue;
    on[id] = true;
    delete turningOn[id];
  }
}

/** @returns why a switch can't be touched now, if it can't */
export function blocked({ on, turningOn }: SettingsState, id: SwitchId): string | undefined {
  if (turningOn[id] !== undefined) return 'Turning on…';
  return on.airplaneMode && (id === 'mobileData' || id === 'hotspot') ? 'Off in airplane mode' : undefined;
}

/** Turns a switch over, and with airplane mode the radios. */
export function flip(state: SettingsState, id: SwitchId, os: Os): void {
  if (blocked(state, id) !== undefined) return;
  const { on, turningOn } = state;
  const slowMs = SLOW_MS[id];
  if (!on[id] && slowMs !== undefined) turningOn[id] = os.now() + slowMs;
  else on[id] = !on[id];
  if (id === 'airplaneMode') turnRadios(state);
}

function turnRadios(state: SettingsState): void {
  const { on } = state;
  if (on.airplaneMode) {
    state.grounded = RADIOS.filter((radio) => on[radio]);
    for (const radio of [...RADIOS, 'hotspot'] as const) {
      on[radio] = false;
      delete state.turningOn[radio];
    }
  } else {
    for (const radio of state.grounded) on[radio] = true;
    state.grounded = [];
  }
}
