import { z } from 'zod';
import { type Fault, fault } from './fault.ts';

const cacheControl = z.strictObject({ type: z.string(), ttl: z.string().optional() }).nullish();
const text = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  citations: z.unknown().optional(),
  cache_control: cacheControl,
});
const image = z.strictObject({
  type: z.literal('image'),
  source: z.looseObject({
    type: z.string(),
    media_type: z.string().optional(),
    data: z.string().optional(),
  }),
  transformations: z.strictObject({ oversized_image: z.enum(['downsize', 'error']).optional() }).nullish(),
  cache_control: cacheControl,
});
const toolUse = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
  caller: z.looseObject({ type: z.string() }).optional(),
  toolset_name: z.string().nullish(),
  cache_control: cacheControl,
});
const toolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z
    .union([
      z.string(),
      z.array(
        z.discriminatedUnion('type', [
          text,
          image,
          z.looseObject({
            type: z.enum(['document', 'search_result', 'tool_reference', 'browser_state']),
            cache_control: cacheControl,
          }),
        ]),
      ),
    ])
    .optional(),
  is_error: z.boolean().optional(),
  toolset_name: z.string().nullish(),
  cache_control: cacheControl,
});
const block = z.discriminatedUnion('type', [
  text,
  image,
  z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal('redacted_thinking'), data: z.string() }),
  toolUse,
  toolResult,
  z.looseObject({
    type: z.enum(['document', 'search_result', 'compaction']),
    cache_control: cacheControl,
  }),
]);
const content = z.union([z.string(), z.array(block)]);
const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('user'), content }),
  z.strictObject({ role: z.literal('assistant'), content }),
  z.looseObject({ role: z.literal('system'), content }),
]);
const tool = z.looseObject({
  type: z.string().nullish(),
  name: z.string().optional(),
  description: z.string().optional(),
  input_schema: z.record(z.string(), z.unknown()).optional(),
  strict: z.boolean().optional(),
  cache_control: cacheControl,
});
const thinking = z.looseObject({
  type: z.enum(['adaptive', 'enabled', 'disabled', 'between_tools']),
  display: z.enum(['summarized', 'omitted', 'updates']).nullish(),
});

const body = z.strictObject({
  model: z.string(),
  max_tokens: z.number(),
  messages: z.array(message).min(1),
  system: z.union([z.string(), z.array(text)]).optional(),
  tools: z.array(tool).optional(),
  tool_choice: z.looseObject({ type: z.enum(['auto', 'any', 'tool', 'none']) }).optional(),
  thinking: thinking.optional(),
  output_config: z.looseObject({ effort: z.string().nullish() }).optional(),
  stream: z.boolean().optional(),
  stop_sequences: z.array(z.string()).optional(),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  diagnostics: z.strictObject({ previous_message_id: z.string().nullish() }).nullish(),
  cache_control: cacheControl,
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  top_k: z.number().optional(),
  service_tier: z.string().optional(),
  speed: z.string().nullish(),
  inference_geo: z.string().nullish(),
  container: z.unknown().optional(),
});
const betaBody = body.extend({
  compaction: z.unknown().optional(),
  context_management: z.unknown().optional(),
  mcp_servers: z.unknown().optional(),
});

/** The body of `POST /v1/messages`, as far as the stand-in knows it; an unknown field is refused. */
export type MessagesRequest = z.infer<typeof betaBody>;
/** One message of a request. */
export type RequestMessage = MessagesRequest['messages'][number];
/** One content block of a message. */
export type RequestBlock = z.infer<typeof block>;
/** An image block, in a message or in a tool result. */
export type ImageBlock = z.infer<typeof image>;
/** A tool's result. */
export type ToolResultBlock = z.infer<typeof toolResult>;
/** One entry of `tools`: a custom tool with a schema, or a server-known one with a `type`. */
export type RequestTool = z.infer<typeof tool>;

/**
 * Reads a request's body.
 *
 * @param beta - whether the request came with `?beta=true`, which allows a few more fields
 * @returns the request, or the fault of its first wrong field, worded as the real server words it
 */
export function readRequest(
  json: unknown,
  beta: boolean,
): { readonly body: MessagesRequest } | { readonly fault: Fault } {
  const parsed = (beta ? betaBody : body).safeParse(json);
  if (parsed.success) return { body: parsed.data };
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).join('.');
  const at = (field: string) => (path === '' ? field : `${path}.${field}`);
  if (issue?.code === 'unrecognized_keys') {
    return { fault: fault('body', `${at(issue.keys[0] ?? '')}: Extra inputs are not permitted`) };
  }
  return { fault: fault('body', `${path || 'body'}: ${issue?.message ?? 'Invalid'}`) };
}

/** A message's content as blocks: a plain string stands for one text block. */
export function blocksOf(message: {
  readonly content: string | readonly RequestBlock[];
}): readonly RequestBlock[] {
  return typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
}
