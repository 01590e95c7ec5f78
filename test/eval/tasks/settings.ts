import { endsAt, leaves } from '../check.ts';
import type { EvalTask } from '../task.ts';
import { PACKAGES } from './packages.ts';

/** Switches and levels. */
export const settingsTasks: readonly EvalTask[] = [
  {
    id: 'settings-wifi-off',
    title: 'Turn a switch off',
    instruction: 'Turn off Wi-Fi.',
    difficulty: 'one_tap',
    apps: ['Settings'],
    demo: true,
    maxTurns: 12,
    check: leaves((before) => ({ ...before, settings: { ...before.settings, wifi: false } })),
  },
  {
    id: 'settings-dark-theme',
    title: 'Turn a switch on',
    instruction: 'Turn on the dark theme.',
    difficulty: 'one_tap',
    apps: ['Settings'],
    demo: true,
    maxTurns: 12,
    check: leaves((before) => ({ ...before, settings: { ...before.settings, darkTheme: true } })),
  },
  {
    id: 'settings-wifi-page',
    title: 'Open a page two levels deep, without touching the switch beside its name',
    instruction: 'Show me the list of Wi-Fi networks in Settings.',
    difficulty: 'single_app',
    apps: ['Settings'],
    demo: false,
    maxTurns: 12,
    check: endsAt({ foreground: PACKAGES.settings, settingsPage: 'wifi' }),
  },
  {
    id: 'settings-bluetooth',
    title: 'Turn on a switch that takes its time',
    instruction: 'Turn on Bluetooth.',
    difficulty: 'single_app',
    apps: ['Settings'],
    demo: true,
    maxTurns: 15,
    check: leaves((before) => ({ ...before, settings: { ...before.settings, bluetooth: true } })),
  },
  {
    id: 'settings-airplane',
    title: 'Turn on a switch that turns others off',
    instruction: 'Turn on airplane mode.',
    difficulty: 'single_app',
    apps: ['Settings'],
    demo: true,
    maxTurns: 15,
    check: leaves((before) => ({
      ...before,
      settings: {
        ...before.settings,
        airplaneMode: true,
        wifi: false,
        mobileData: false,
      },
    })),
  },
  {
    id: 'settings-notifications',
    title: 'Turn one switch off and another on',
    instruction: 'Turn off Momento notifications and turn on Shop notifications.',
    difficulty: 'multi_step',
    apps: ['Settings'],
    demo: true,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      settings: { ...before.settings, momentoNotifications: false, shopNotifications: true },
    })),
  },
  {
    id: 'settings-brightness',
    title: 'Set a level in steps',
    instruction: 'Set the brightness of the screen to 90% and turn off adaptive brightness.',
    difficulty: 'multi_step',
    apps: ['Settings'],
    demo: false,
    maxTurns: 25,
    check: leaves((before) => ({
      ...before,
      settings: { ...before.settings, brightness: 9, adaptiveBrightness: false },
    })),
  },
  {
    id: 'settings-battery',
    title: 'Turn over three switches, on three pages',
    instruction: 'My battery is low: turn on the battery saver, and turn off both Wi-Fi and NFC.',
    difficulty: 'multi_step',
    apps: ['Settings'],
    demo: false,
    maxTurns: 35,
    check: leaves((before) => ({
      ...before,
      settings: { ...before.settings, batterySaver: true, wifi: false, nfc: false },
    })),
  },
];
