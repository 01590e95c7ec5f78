import type {
  MessageCreateParamsStreaming,
  MessageParam,
  Tool,
  ToolUnion,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { Json } from '../../lib/json.ts';
import type { ContentBlock, ModelMessage, ModelRequest, ToolDefinition } from '../model.ts';
import { cacheBreakpoint, withCacheBreakpoints } from './cache-breakpoints.ts';
import { computerToolset } from './computer-toolset.ts';
import { strictSchema } from './strict-schema.ts';

/** The last generations that know neither adaptive thinking nor effort; every other model is taken to know both. */
const WITHOUT_ADAPTIVE_THINKING = /^claude-(3-|(haiku|sonnet|opus)-4(-[015])?([-@]20\d{6})?$)/;

/** Between what it costs to think and what it costs to err. */
const DEFAULT_EFFORT = 'medium';

/** What the host of the API takes besides what every Messages API does. */
export type HostTraits = {
  /** Whether it can say why its prompt cache was missed, which gateways and local servers may refuse to be asked. */
  readonly diagnosesCache: boolean;
};

/**
 * A request as the Messages API takes it. Equal requests give equal bodies, and a request that extends
 * another gives a body that extends the other's, but for the places of the rolling cache breakpoints.
 */
export function requestBody(
  request: ModelRequest,
  { diagnosesCache }: HostTraits,
): MessageCreateParamsStreaming {
  const breakpoint = cacheBreakpoint(request.cacheTtl);
  return {
    model: request.model,
    max_tokens: request.maxTokens,
    stream: true,
    // The API puts the tools before the system prompt, so this one breakpoint caches both.
    system: [{ type: 'text', text: request.system, cache_control: breakpoint }],
    tools: request.tools.map(tool),
    // The port's blocks are the API's blocks, but typed as any JSON so that unknown ones pass through.
    messages: withCacheBreakpoints(request.messages, breakpoint).map(message) as unknown as MessageParam[],
    ...(WITHOUT_ADAPTIVE_THINKING.test(request.model)
      ? {}
      : {
          thinking: { type: 'adaptive', display: 'summarized' },
          output_config: { effort: request.effort ?? DEFAULT_EFFORT },
        }),
    // The first request asks too, with nothing to compare, so that the second can be compared with it.
    ...(diagnosesCache ? { diagnostics: { previous_message_id: request.previousId ?? null } } : {}),
  };
}

function tool(definition: ToolDefinition): ToolUnion {
  if ('toolset' in definition) return computerToolset(definition);
  return {
    name: definition.name,
    description: definition.description,
    input_schema: strictSchema(definition.inputSchema) as Tool.InputSchema,
    strict: true,
  };
}

/** What the model said goes back untouched. */
function message(said: ModelMessage): ModelMessage {
  return said.role === 'user' ? { ...said, content: said.content.map(userBlock) } : said;
}

function userBlock(block: ContentBlock): ContentBlock {
  if (block.type === 'image') return exactImage(block);
  const content = block['content'];
  if (block.type === 'tool_result' && Array.isArray(content)) {
    return { ...block, content: content.map((part: Json) => (isImage(part) ? exactImage(part) : part)) };
  }
  return block;
}

/** A picture that the API would scale down is refused instead, so that coordinates can't drift. */
function exactImage(block: ContentBlock): ContentBlock {
  return { transformations: { oversized_image: 'error' }, ...block };
}

function isImage(value: Json): value is ContentBlock {
  return typeof value === 'object' && value !== null && 'type' in value && value['type'] === 'image';
}
