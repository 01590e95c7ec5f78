import type { Json, JsonObject } from '../lib/json.ts';
import type { CapabilityUse } from './capability-use.ts';
import type { AgentId, ApiKeyId, OrganizationId, PhoneId, SessionId, SnapshotId } from './ids.ts';
import type {
  ConnectionStatus,
  PhoneOrigin,
  PhonePlatform,
  PhoneSpeed,
  TypingMethod,
  WantedPhone,
} from './phone.ts';
import type { Policy } from './policy.ts';
import type { Effort, PauseReason, PictureSize, SessionMode, SessionStatus, ToolProfile } from './session.ts';
import type { SnapshotKind, SnapshotMode } from './snapshot.ts';

/** A session as its organisation sees it. */
export type SessionRecord = {
  readonly id: SessionId;
  readonly organizationId: OrganizationId;
  /** The key that created it; null for sessions of before keys were noted. */
  readonly apiKeyId: ApiKeyId | null;
  readonly phoneId: PhoneId;
  /** The profile that it started from. */
  readonly agentId: AgentId | null;
  /** The first thing that its user said; empty for a conversation as long as nothing was. */
  readonly instruction: string;
  /** What that profile adds to what every agent is told. */
  readonly systemPrompt: string | null;
  /** Whether it waits, still without a lease, for its phone to be free. */
  readonly isQueued: boolean;
  /** Whether something was said to a conversation that had no phone, which is still to be taken up. */
  readonly hasNews: boolean;
  readonly mode: SessionMode;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly metadata: JsonObject;
  /** The client's own name of the task that it works on. */
  readonly taskId: string | null;
  /** What its agent is given; null for all but `remember`. */
  readonly capabilities: readonly CapabilityUse[] | null;
  /** The phone that a conversation is to have from its next turn on; null as long as it has one, or waits for it. */
  readonly wantedPhone: WantedPhone | null;
  /** How hard the model is to think; null for the model's own. */
  readonly effort: Effort | null;
  /** The snapshot that its phone is put back to before anybody uses it; null once that is done. */
  readonly restoreFromId: SnapshotId | null;
  /** When that was done. */
  readonly restoredAt: Date | null;
  /** `filesystem` when neither its snapshots nor what it is restored from may hold what runs; null when both may. */
  readonly snapshotMode: SnapshotMode | null;
  /** The id that the model port was given. */
  readonly model: string;
  /** Who drives, for people. */
  readonly modelLabel: string;
  readonly toolProfile: ToolProfile;
  readonly pictureSize: PictureSize;
  readonly maxTurns: number;
  /** The limit of running time, in seconds. */
  readonly timeoutS: number;
  /** The limit of the cost in micro-USD; null for none. */
  readonly maxCostMicroUsd: number | null;
  /** The apps that the agent may use, by package or name; null for any. */
  readonly allowedApps: readonly string[] | null;
  readonly policy: Policy;
  /** The JSON Schema of the result; null when any report will do. */
  readonly outputSchema: JsonObject | null;
  readonly status: SessionStatus;
  readonly pauseReason: PauseReason | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  /** Milliseconds of running time before `runningSince`; paused time isn't counted. */
  readonly runningMs: number;
  readonly runningSince: Date | null;
  readonly numTurns: number;
  /** Tokens so far; the three classes of input don't overlap. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Micro-USD so far; null once a turn had no known price. */
  readonly costMicroUsd: number | null;
  readonly success: boolean | null;
  readonly result: string | null;
  /** The result that fits the schema. */
  readonly output: Json | null;
  readonly error: string | null;
};

/** A phone as its organisation sees it. */
export type PhoneRecord = {
  readonly id: PhoneId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly platform: PhonePlatform;
  readonly udid: string;
  /** Whether the server made it up, or somebody registered it. */
  readonly origin: PhoneOrigin;
  readonly connectionStatus: ConnectionStatus;
  /** The size of its frames, once one was taken. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** What people call it. */
  readonly displayName: string | null;
  readonly typingMethod: TypingMethod;
  readonly speed: PhoneSpeed;
  /** A name that sessions may ask any free phone of. */
  readonly pool: string | null;
  /** The key that uses it by hand, without a session, until then. */
  readonly heldBy: ApiKeyId | null;
  readonly heldUntil: Date | null;
  readonly createdAt: Date;
  /** What kind of snapshots it can be saved to and restored from; null when it can't. */
  readonly snapshotKind: SnapshotKind | null;
  /** The session that holds it. */
  readonly leaseId: SessionId | null;
};

/** @returns the running time up to `at`, in milliseconds; null before the session has started. */
export function durationMs(
  session: Pick<SessionRecord, 'startedAt' | 'runningMs' | 'runningSince'>,
  at: number,
): number | null {
  if (session.startedAt === null) return null;
  const present = session.runningSince === null ? 0 : Math.max(0, at - session.runningSince.getTime());
  return session.runningMs + present;
}
