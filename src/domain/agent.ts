import { z } from 'zod';
import { capabilityUses } from './capability.ts';
import type { CapabilityUse } from './capability-use.ts';
import type { AgentId, OrganizationId, PhoneId } from './ids.ts';
import { nameUnlike, poolName } from './names.ts';
import type { Policy } from './policy.ts';
import type { PictureSize, ToolProfile } from './session.ts';
import { sessionFields, words } from './session-fields.ts';

/** A named profile that sessions start from. What is null is left to the session, or to the server. */
export type AgentRecord = {
  readonly id: AgentId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  /** What it was to be called, when its name had to be another one. */
  readonly displayName: string | null;
  readonly description: string | null;
  readonly model: string | null;
  /** Added to what every agent is told. */
  readonly systemPrompt: string | null;
  readonly toolProfile: ToolProfile | null;
  readonly pictureSize: PictureSize | null;
  readonly maxTurns: number | null;
  /** The limit of running time, in seconds. */
  readonly timeoutS: number | null;
  readonly maxCostMicroUsd: number | null;
  /** Packages or names; null for any. */
  readonly allowedApps: readonly string[] | null;
  readonly policy: Policy | null;
  /** The phone of sessions that name none. */
  readonly phoneId: PhoneId | null;
  /** The pool whose phones serve sessions that name none. */
  readonly pool: string | null;
  /** What it is given; null for all but `remember`. */
  readonly capabilities: readonly CapabilityUse[] | null;
  readonly tags: readonly string[];
  /** What it noted for its later sessions. */
  readonly memory: readonly string[];
  /** Since when no new session may start from it. */
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** How many notes an agent keeps for its later sessions, and how long each may be, in characters. */
export const MAX_NOTES = 50;
export const MAX_NOTE_LENGTH = 500;

/** A list that is cleared is empty. */
function orEmpty(list: string[] | null): string[] {
  return list ?? [];
}

/** What a client may say about an agent, field by field; null clears what may be absent. */
export const agentFields = {
  name: nameUnlike('agent'),
  description: words(1_000).nullable().optional(),
  model: sessionFields.model.nullable().optional(),
  systemPrompt: words(20_000).nullable().optional(),
  toolProfile: sessionFields.toolProfile.nullable().optional(),
  pictureSize: sessionFields.pictureSize.nullable().optional(),
  maxTurns: sessionFields.maxTurns.nullable().optional(),
  timeoutS: sessionFields.timeoutS.nullable().optional(),
  maxCostUsd: sessionFields.maxCostUsd.nullable().optional(),
  allowedApps: sessionFields.allowedApps.nullable().optional(),
  policy: sessionFields.policy.nullable().optional(),
  /** The id of a phone, or its name. */
  phoneId: z.string().min(1).nullable().optional(),
  pool: poolName.nullable().optional(),
  /** Null for what is usual. */
  capabilities: capabilityUses.nullable().optional(),
  tags: sessionFields.tags.nullable().transform(orEmpty).optional(),
} as const;

const newAgent = z.object(agentFields);
const agentChange = z.object({
  ...agentFields,
  name: agentFields.name.optional(),
  memory: z.array(words(MAX_NOTE_LENGTH)).max(MAX_NOTES).nullable().transform(orEmpty).optional(),
});

/** What an agent is to be. */
export type NewAgent = z.output<typeof newAgent> & MoreOfAgent;
/** What an agent is to be whose name may be taken, or none of ours: its name is made from what it is called. */
export type CalledAgent = Omit<NewAgent, 'name'> & { readonly displayName: string };
/** What is to change about an agent. */
export type AgentChange = z.output<typeof agentChange> &
  MoreOfAgent & { readonly displayName?: string | undefined };

/** What the dialects also say about an agent. */
type MoreOfAgent = {
  readonly archivedAt?: Date | null | undefined;
};

/** How the two are read. */
export const agentInput = { newAgent, agentChange } as const;
