import { z } from 'zod';
import { CAPABILITY_CONFIGS } from '../../../domain/capability.ts';
import { CAPABILITY_REFS, type CapabilityUse } from '../../../domain/capability-use.ts';
import { jsonObject } from '../../../domain/session-fields.ts';
import { refuse, TOO_LARGE } from './refuse.ts';

/** The most that an agent or a session may have. */
const MAX_CAPABILITIES = 250;

const asked = z.union([
  z.string().transform((ref) => ({ ref, config: undefined })),
  z.object({ ref: z.string(), config: jsonObject.nullish() }),
]);

/** What an agent or a session is given: `{ref, config}`, or the ref alone. */
export const wireCapabilities = z
  .array(asked.transform(toUse))
  .refine(({ length }) => length <= MAX_CAPABILITIES || refuse(TOO_LARGE));

function toUse({ ref: text, config }: z.output<typeof asked>, ctx: z.RefinementCtx): CapabilityUse {
  const ref = CAPABILITY_REFS.find((known) => known === text);
  if (!ref) return refuse(`Unknown capability: ${text.slice(0, 100)}`);
  const parsed = CAPABILITY_CONFIGS[ref].safeParse(config ?? {});
  if (parsed.success) return { ref, config: config ?? {} };
  for (const { path, message } of parsed.error.issues) {
    ctx.addIssue({ code: 'custom', path: ['config', ...path], message });
  }
  return z.NEVER;
}
