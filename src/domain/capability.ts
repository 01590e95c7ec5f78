import { z } from 'zod';
import { CAPABILITY_REFS, type CapabilityRef, type CapabilityUse } from './capability-use.ts';
import { poolName } from './names.ts';
import { policy } from './policy.ts';
import { jsonObject, words } from './session-fields.ts';

/** A capability as it is listed. */
export type Capability = {
  readonly id: CapabilityRef;
  readonly name: string;
  readonly description: string;
  readonly category: 'phone' | 'people' | 'results' | 'memory';
};

const secretName = z.string().min(1).max(64);

/** How the `config` of each is read; everything in it may be left out. */
export const CAPABILITY_CONFIGS = {
  phone: z
    .strictObject({ phone: z.string().min(1).optional(), pool: poolName.optional() })
    .refine(
      ({ phone, pool }) => phone === undefined || pool === undefined,
      'Name a phone or a pool, not both.',
    ),
  ask_user: z.strictObject({}),
  approvals: z.strictObject({ policy: policy.optional() }),
  structured_output: z.strictObject({ schema: jsonObject.optional() }),
  secrets: z.strictObject({ names: z.array(secretName).max(100).optional() }),
  remember: z.strictObject({ note: words(2_000).optional() }),
} as const satisfies Record<CapabilityRef, z.ZodType<object>>;

export const CAPABILITIES: Readonly<Record<CapabilityRef, Capability>> = {
  phone: {
    id: 'phone',
    name: 'Phone',
    description:
      'Sees the screen and uses the phone. `config` may name the phone (`phone`, its id or name) or a pool of phones (`pool`). Every agent has it.',
    category: 'phone',
  },
  ask_user: {
    id: 'ask_user',
    name: 'Ask the user',
    description:
      'May ask its user something, and hand the phone to a person; it waits for either. Without it there is nobody to ask.',
    category: 'people',
  },
  approvals: {
    id: 'approvals',
    name: 'Approvals',
    description:
      'Waits for a yes before it buys, sends, deletes or permits. `config` may hold the rules (`policy`). Without it nobody can be asked, and what would need a yes is not done.',
    category: 'people',
  },
  structured_output: {
    id: 'structured_output',
    name: 'Structured output',
    description: 'Its result is JSON that fits a JSON Schema (`schema` of `config`).',
    category: 'results',
  },
  secrets: {
    id: 'secrets',
    name: 'Secrets',
    description:
      'May type the organisation’s secrets by name, without seeing them. `config` may name those that it may (`names`). Without it there are none.',
    category: 'phone',
  },
  remember: {
    id: 'remember',
    name: 'Remember',
    description:
      'Keeps notes from one session to the next: what it remembered, the newest 50 notes, is told to every later session of the same agent. `config` may say what is worth noting (`note`). Only agents that are given it have it.',
    category: 'memory',
  },
};

/** The most that an agent or a session may be given. */
const MAX_USES = 250;

/** What agents and sessions are given, as clients say it. */
export const capabilityUses = z
  .array(z.object({ ref: z.string(), config: jsonObject.optional() }).transform(toUse))
  .max(MAX_USES);

function toUse(
  { ref: text, config = {} }: { readonly ref: string; readonly config?: CapabilityUse['config'] | undefined },
  ctx: z.RefinementCtx,
): CapabilityUse {
  const ref = CAPABILITY_REFS.find((known) => known === text);
  if (!ref) {
    ctx.addIssue({ code: 'custom', path: ['ref'], message: `Unknown capability: ${text.slice(0, 100)}` });
    return z.NEVER;
  }
  const parsed = CAPABILITY_CONFIGS[ref].safeParse(config);
  for (const { path, message } of parsed.error?.issues ?? []) {
    ctx.addIssue({ code: 'custom', path: ['config', ...path], message });
  }
  return { ref, config };
}

/** @returns what is set about a capability; undefined when it is not among those that are given */
export function configOf<Ref extends CapabilityRef>(
  uses: readonly CapabilityUse[],
  ref: Ref,
): z.output<(typeof CAPABILITY_CONFIGS)[Ref]> | undefined {
  const use = uses.find((given) => given.ref === ref);
  return use && (CAPABILITY_CONFIGS[ref].parse(use.config) as z.output<(typeof CAPABILITY_CONFIGS)[Ref]>);
}

/** What an agent has of which nothing was said: all but the memory, which is asked for. */
const USUAL: readonly CapabilityUse[] = CAPABILITY_REFS.filter((ref) => ref !== 'remember').map((ref) => ({
  ref,
  config: {},
}));

/**
 * @param agent what the agent is given, null for what is usual; undefined without an agent
 * @param asked what the session adds; undefined for nothing
 * @returns what the session is given, each once: the last `config` that says something; null for what is usual
 */
export function sessionCapabilities(
  agent: readonly CapabilityUse[] | null | undefined,
  asked: readonly CapabilityUse[] | undefined,
): readonly CapabilityUse[] | null {
  if (asked === undefined || (agent === null && asked.length === 0)) return agent ? merged(agent) : null;
  return merged([...(agent === null ? USUAL : (agent ?? [])), ...asked]);
}

function merged(uses: readonly CapabilityUse[]): readonly CapabilityUse[] {
  return CAPABILITY_REFS.flatMap((ref): CapabilityUse[] => {
    const own = uses.filter((use) => use.ref === ref);
    if (own.length === 0) return ref === 'phone' ? [{ ref, config: {} }] : [];
    return [{ ref, config: own.findLast(({ config }) => Object.keys(config).length > 0)?.config ?? {} }];
  });
}
