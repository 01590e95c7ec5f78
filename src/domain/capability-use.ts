import type { JsonObject } from '../lib/json.ts';

/** What an agent may be given. `phone` is what every agent has. */
export const CAPABILITY_REFS = [
  'phone',
  'ask_user',
  'approvals',
  'structured_output',
  'secrets',
  'remember',
] as const;
export type CapabilityRef = (typeof CAPABILITY_REFS)[number];

/** A capability and what is set about it. */
export type CapabilityUse = { readonly ref: CapabilityRef; readonly config: JsonObject };
