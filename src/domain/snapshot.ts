import { DomainError } from './errors.ts';
import type { ApiKeyId, OrganizationId, PhoneId, SessionId, SnapshotId } from './ids.ts';
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

/** What a phone held at one time, as its organisation sees it. */
export type SnapshotRecord = {
  readonly id: SnapshotId;
  readonly organizationId: OrganizationId;
  /** The session that it was taken of, which may be deleted by now. */
  readonly sessionId: SessionId;
  readonly phoneId: PhoneId;
  readonly kind: SnapshotKind;
  readonly mode: SnapshotMode;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly byteLength: number;
  readonly createdAt: Date;
  /** The key whose sessions may begin with it by that key's name; null for nobody's default. */
  readonly defaultOf: ApiKeyId | null;
};

/** @returns the failure of naming a snapshot that the organisation doesn't have */
export function snapshotNotFound(
  message = 'There is no such snapshot: it was never saved, or is deleted by now.',
): DomainError {
  return new DomainError('SNAPSHOT_NOT_FOUND', message);
}
