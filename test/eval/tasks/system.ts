import { endsAt, leaves } from '../check.ts';
import type { EvalTask } from '../task.ts';
import { once } from './clock.ts';
import { PACKAGES } from './packages.ts';

/** The phone itself: its keys, its screens, its shapes. */
export const systemTasks: readonly EvalTask[] = [
  {
    id: 'system-home',
    title: 'Leave an app for the home screen',
    instruction: 'Go to the home screen.',
    difficulty: 'one_tap',
    apps: ['Notes'],
    demo: true,
    maxTurns: 8,
    setUp: (hands) => hands.open(PACKAGES.notes),
    check: endsAt({ foreground: null, recentsShown: false }),
  },
  {
    id: 'system-recents',
    title: 'Show the apps that were used last',
    instruction: 'Show the apps that I used last, and leave them on the screen.',
    difficulty: 'one_tap',
    apps: ['Notes', 'Contacts'],
    demo: false,
    maxTurns: 8,
    async setUp(hands) {
      await hands.open(PACKAGES.notes);
      await hands.open(PACKAGES.contacts);
      await hands.goHome();
    },
    check: endsAt({ recentsShown: true }),
  },
  {
    id: 'system-volume',
    title: 'Press a key of the phone',
    instruction: 'Press the volume up button.',
    difficulty: 'one_tap',
    apps: [],
    demo: true,
    maxTurns: 8,
    check: leaves((before) => ({ ...before, volume: before.volume + 1 })),
  },
  {
    id: 'system-landscape',
    title: 'Set an alarm on a phone that lies on its side',
    instruction: 'Set an alarm for 9:05.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: true,
    maxTurns: 30,
    landscape: true,
    check: leaves((before) => ({ ...before, alarms: [...before.alarms, once(9, 5)] })),
  },
  {
    id: 'system-sharp-screen',
    title: 'Start a timer on a screen of 1080x2400',
    instruction: 'Start a 45 minute timer.',
    difficulty: 'single_app',
    apps: ['Clock'],
    demo: true,
    maxTurns: 20,
    screen: '1080x2400@3',
    check: leaves((before) => ({ ...before, timer: { totalMs: 2_700_000, isRunning: true } })),
  },
  {
    id: 'system-small-screen',
    title: 'Turn on two switches on a small screen, with other content on the phone',
    instruction: 'Turn on night light and turn off vibrate for calls.',
    difficulty: 'multi_step',
    apps: ['Settings'],
    demo: true,
    maxTurns: 30,
    seed: 7,
    screen: '720x1280@2',
    check: leaves((before) => ({
      ...before,
      settings: { ...before.settings, nightLight: true, vibrateForCalls: false },
    })),
  },
];
