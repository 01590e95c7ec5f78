import type { AgentEventType } from '../domain/agent-event.ts';
import type { CapabilityUse } from '../domain/capability-use.ts';
import type { ApiKeyId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Effort, PictureSize, SessionMode, ToolProfile } from '../domain/session.ts';
import type { WebhookFormat } from '../domain/webhook.ts';
import type { JsonObject } from '../lib/json.ts';
import type { SnapshotSource } from '../storage/snapshot-store.ts';

/** What a client asks for; the edges have validated it by `domain/session-fields.ts`. */
export type CreateSession = {
  /** The key that asks. */
  readonly apiKeyId?: ApiKeyId | undefined;
  /** The id of an agent, or its name: what it says holds for what isn't said here. */
  readonly agent?: string | undefined;
  /** The id of a phone, or its name; the agent's phone, its pool's, or any free one when absent. */
  readonly phone?: string | undefined;
  /** Any free phone of that pool. */
  readonly pool?: string | undefined;
  /** Whether to wait for a phone when none is free. */
  readonly queue?: boolean | undefined;
  /** What to do; a conversation may begin without one, and waits to be spoken to. */
  readonly instruction?: string | undefined;
  /**
   * When a conversation is given its phone: with its creation, or with its first turn, which then waits for a
   * phone in turn when none is free.
   */
  readonly phoneFrom?: 'creation' | 'first_turn' | undefined;
  /** The client's own name of the task that it works on. */
  readonly taskId?: string | undefined;
  /** Added to what its agent is given; all that the session is given without an agent. */
  readonly capabilities?: readonly CapabilityUse[] | undefined;
  /** What its phone is put back to before anybody uses it. */
  readonly restoreFrom?: SnapshotSource | undefined;
  /** `filesystem` when neither that nor its own snapshots may hold what runs. */
  readonly snapshotMode?: 'filesystem' | undefined;
  readonly effort?: Effort | undefined;
  readonly mode?: SessionMode | undefined;
  readonly model?: string | undefined;
  readonly title?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly metadata?: JsonObject | undefined;
  readonly toolProfile?: ToolProfile | undefined;
  readonly pictureSize?: PictureSize | undefined;
  readonly maxTurns?: number | undefined;
  readonly timeoutS?: number | undefined;
  readonly maxCostUsd?: number | undefined;
  /** Packages or names; any when absent. */
  readonly allowedApps?: readonly string[] | undefined;
  readonly policy?: Policy | undefined;
  /** A JSON Schema. */
  readonly outputSchema?: JsonObject | undefined;
  /** Where its events are sent to. */
  readonly webhookUrl?: string | undefined;
  /** Which of them; an empty list for all. */
  readonly webhookEvents?: readonly AgentEventType[] | undefined;
  /** In which form; our own when absent. */
  readonly webhookFormat?: WebhookFormat | undefined;
};
