import { z } from 'zod';
import { poolName } from './agent.ts';
import type { CapabilityRef } from './capability-use.ts';
import { policy } from './policy.ts';
import { jsonObject, words } from './session-fields.ts';

/** A capability as it is listed. */
export type Capability = {
  readonly id: CapabilityRef;
  readonly name: string;
  readonly description: string;
  readonly category: 'phone' | 'people' | 'results' | 'memory';
  /** How its `config` is read; everything in it may be left out. */
  readonly config: z.ZodType<object>;
};

const secretName = z.string().min(1).max(64);

export const CAPABILITIES: Readonly<Record<CapabilityRef, Capability>> = {
  phone: {
    id: 'phone',
    name: 'Phone',
    description:
      'Sees the screen and uses the phone. `config` may name the phone (`phone`, its id or name) or a pool of phones (`pool`). Every agent has it.',
    category: 'phone',
    config: z.strictObject({ phone: z.string().min(1).optional(), pool: poolName.optional() }),
  },
  ask_user: {
    id: 'ask_user',
    name: 'Ask the user',
    description: 'May ask its user something, and hand the phone to a person; it waits for either.',
    category: 'people',
    config: z.strictObject({}),
  },
  approvals: {
    id: 'approvals',
    name: 'Approvals',
    description:
      'Waits for a yes before it buys, sends, deletes or permits. `config` may hold the rules (`policy`).',
    category: 'people',
    config: z.strictObject({ policy: policy.optional() }),
  },
  structured_output: {
    id: 'structured_output',
    name: 'Structured output',
    description: 'Its result is JSON that fits a JSON Schema (`schema` of `config`).',
    category: 'results',
    config: z.strictObject({ schema: jsonObject.optional() }),
  },
  secrets: {
    id: 'secrets',
    name: 'Secrets',
    description:
      'May type the organisation’s secrets by name, without seeing them. `config` may name those that it may (`names`).',
    category: 'phone',
    config: z.strictObject({ names: z.array(secretName).max(100).optional() }),
  },
  remember: {
    id: 'remember',
    name: 'Remember',
    description:
      'Keeps notes from one session to the next: what it remembered is told to every later session of the same agent.',
    category: 'memory',
    config: z.strictObject({ note: words(2_000).optional() }),
  },
};
