import type { AgentPageQuery, CreateAgentInput, PictureSize, ToolProfile } from '../../gql/graphql.ts';

/** A capability that an agent is given, and what is set about it. */
type Capability = { readonly ref: string; readonly config: object };

/** An agent as it stands in a form: texts and numbers, empty for what is left to the session. */
export type AgentDraft = {
  readonly name: string;
  readonly description: string;
  readonly model: string;
  readonly systemPrompt: string;
  readonly toolProfile: ToolProfile | '';
  readonly pictureSize: PictureSize | '';
  readonly maxTurns: number | '';
  readonly timeoutS: number | '';
  readonly maxCostUsd: number | '';
  readonly allowedApps: readonly string[];
  /** JSON. */
  readonly policy: string;
  readonly phoneId: string;
  readonly pool: string;
  /** Empty for what is usual. */
  readonly capabilities: readonly Capability[];
};

/** @returns what a form starts with: an agent as it is, or nothing */
export function draftOf(agent?: AgentPageQuery['agent']): AgentDraft {
  return {
    name: agent?.name ?? '',
    description: agent?.description ?? '',
    model: agent?.model ?? '',
    systemPrompt: agent?.systemPrompt ?? '',
    toolProfile: agent?.toolProfile ?? '',
    pictureSize: agent?.pictureSize ?? '',
    maxTurns: agent?.maxTurns ?? '',
    timeoutS: agent?.timeoutS ?? '',
    maxCostUsd: agent?.maxCostUsd ?? '',
    allowedApps: agent?.allowedApps ?? [],
    policy: agent?.policy ? JSON.stringify(agent.policy, null, 2) : '',
    phoneId: agent?.phone?.id ?? '',
    pool: agent?.pool ?? '',
    capabilities: (agent?.capabilities ?? []) as unknown as readonly Capability[],
  };
}

/** @returns what is sent of it: null for what is empty. @throws {SyntaxError} when the policy is no JSON */
export function inputOf({ name, allowedApps, policy, capabilities, ...draft }: AgentDraft): CreateAgentInput {
  return {
    name,
    description: orNull(draft.description),
    model: orNull(draft.model),
    systemPrompt: orNull(draft.systemPrompt),
    toolProfile: orNull(draft.toolProfile),
    pictureSize: orNull(draft.pictureSize),
    maxTurns: orNull(draft.maxTurns),
    timeoutS: orNull(draft.timeoutS),
    maxCostUsd: orNull(draft.maxCostUsd),
    allowedApps: allowedApps.length === 0 ? null : [...allowedApps],
    policy: policy.trim() === '' ? null : JSON.parse(policy),
    phoneId: orNull(draft.phoneId),
    pool: orNull(draft.pool),
    capabilities: capabilities.length === 0 ? null : [...capabilities],
  };
}

/** @returns the capabilities with these refs; what was set about them stays */
export function chosen(refs: readonly string[], before: AgentDraft['capabilities']): readonly Capability[] {
  return refs.map((ref) => before.find((known) => known.ref === ref) ?? { ref, config: {} });
}

function orNull<Value>(value: Value | ''): Value | null {
  return value === '' ? null : value;
}
