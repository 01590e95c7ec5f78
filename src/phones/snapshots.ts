import { newId } from '../domain/ids.ts';
import type { SnapshotKind, SnapshotMode } from '../domain/snapshot.ts';
import { readApps } from './installed-apps.ts';
import { PhoneError } from './phone-driver.ts';
import { execute, type Send } from './send.ts';

/** How phones of a kind are saved and restored. */
export type SnapshotCommands = {
  readonly save: (send: Send, mode: SnapshotMode) => Promise<Uint8Array>;
  readonly restore: (send: Send, bytes: Uint8Array, mode: SnapshotMode) => Promise<void>;
};

const virtual: SnapshotCommands = {
  save: async (send, mode) =>
    Buffer.from(String(await execute(send, 'mobile: virtualSave', { mode })), 'base64'),
  restore: async (send, bytes, mode) => {
    const snapshot = Buffer.from(bytes).toString('base64');
    await execute(send, 'mobile: virtualRestore', { snapshot, mode });
  },
};

/** How long an emulator may write or read its memory, in milliseconds: it may have gigabytes of it. */
const SLOW_MS = 110_000;
/** Drivers' own helpers, which a phone can't be reached without. */
const HELPERS = /^io\.appium\./;

/**
 * The emulator keeps its snapshots itself: what is stored here is the name of one, which that emulator alone knows.
 * It always holds the memory, too; to restore the file system is to load it and to close every app.
 *
 * @see https://developer.android.com/studio/run/emulator-console
 */
const androidEmulator: SnapshotCommands = {
  save: async (send) => {
    const avdSnapshot = `opposable_${newId('snap').replaceAll('-', '')}`;
    await emulatorConsole(send, `avd snapshot save ${avdSnapshot}`);
    return Buffer.from(JSON.stringify({ avdSnapshot }));
  },
  restore: async (send, bytes, mode) => {
    const { avdSnapshot } = JSON.parse(Buffer.from(bytes).toString()) as { readonly avdSnapshot: string };
    await emulatorConsole(send, `avd snapshot load ${avdSnapshot}`);
    if (mode === 'filesystem') await closeApps(send);
  },
};

/** How each kind of phone does it. */
export const SNAPSHOT_COMMANDS: Readonly<Record<SnapshotKind, SnapshotCommands>> = {
  virtual,
  android_emulator: androidEmulator,
};

/** @throws PhoneError `not_supported` that says how to allow it when the Appium server doesn't */
async function emulatorConsole(send: Send, command: string): Promise<void> {
  try {
    await execute(send, 'mobile: execEmuConsoleCommand', { command, execTimeout: SLOW_MS }, SLOW_MS);
  } catch (error) {
    const isRefused = error instanceof PhoneError && error.said?.includes('emulator_console');
    if (!isRefused) throw error;
    throw new PhoneError(
      'not_supported',
      "Snapshots of an emulator need Appium's feature emulator_console: start the Appium server with --allow-insecure=uiautomator2:emulator_console.",
    );
  }
}

async function closeApps(send: Send): Promise<void> {
  for (const { id } of readApps(await execute(send, 'mobile: listApps'))) {
    if (!HELPERS.test(id)) await execute(send, 'mobile: terminateApp', { appId: id });
  }
}
