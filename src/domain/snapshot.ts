import type { PhonePlatform } from './phone.ts';

/** How much a snapshot holds: all that runs on the phone, or only what its apps have stored. */
export const SNAPSHOT_MODES = ['memory', 'filesystem'] as const;
export type SnapshotMode = (typeof SNAPSHOT_MODES)[number];

/** What kinds of phones can be saved and restored. A snapshot fits phones of its own kind alone. */
export type SnapshotKind = 'virtual' | 'android_emulator';

/** What tells of a phone whether it can be saved. */
type SnapshotPhone = {
  readonly platform: PhonePlatform;
  readonly udid: string;
  /** Of its Appium session. */
  readonly capabilities: Readonly<Record<string, unknown>>;
};

/** @returns what kind of snapshots a phone can be saved to and restored from; undefined when it can't */
export function snapshotKindOf({ platform, udid, capabilities }: SnapshotPhone): SnapshotKind | undefined {
  const driver = String(capabilities['appium:automationName'] ?? '').toLowerCase();
  if (platform !== 'android') return undefined;
  if (driver === 'opposablevirtual') return 'virtual';
  return driver === 'uiautomator2' && /^emulator-\d+$/.test(udid) ? 'android_emulator' : undefined;
}
