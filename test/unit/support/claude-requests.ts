import Anthropic from '@anthropic-ai/sdk';
import type {
  ImageBlockParam,
  Message,
  MessageCreateParamsNonStreaming,
  MessageParam,
  Tool,
  ToolResultBlockParam,
} from '@anthropic-ai/sdk/resources/messages';
import type { Claude } from '../../support/claude/server.ts';

/** The real client, pointed at a stand-in and left without retries. */
export function clientOf(claude: Claude, apiKey = claude.apiKey): Anthropic {
  return new Anthropic({ baseURL: claude.baseURL, apiKey, maxRetries: 0, logLevel: 'off' });
}

/** A strict tool that taps. */
export const tapTool: Tool = {
  name: 'tap',
  description: 'Taps a point.',
  strict: true,
  input_schema: {
    type: 'object',
    properties: { x: { type: 'number' }, y: { type: 'number' } },
    required: ['x', 'y'],
    additionalProperties: false,
  },
};

/** A good request, with `changes`. */
export function request(
  messages: readonly MessageParam[] | string = 'Open the inbox.',
  changes: Partial<MessageCreateParamsNonStreaming> = {},
): MessageCreateParamsNonStreaming {
  return {
    model: 'claude-sonnet-5-5',
    max_tokens: 1000,
    system: 'You use a phone.',
    tools: [tapTool],
    messages: typeof messages === 'string' ? [user(messages)] : [...messages],
    ...changes,
  };
}

/** A user message. */
export function user(content: MessageParam['content']): MessageParam {
  return { role: 'user', content } as MessageParam;
}

/** The model's answer, as the next request repeats it. */
export function assistant(message: Pick<Message, 'content'>): MessageParam {
  return { role: 'assistant', content: message.content };
}

/** Results for every tool use of an answer. */
export function resultsOf(message: Message, content: ToolResultBlockParam['content'] = 'Tapped.') {
  return message.content.flatMap((block): ToolResultBlockParam[] =>
    block.type === 'tool_use'
      ? [{ type: 'tool_result', tool_use_id: block.id, ...(content && { content }) }]
      : [],
  );
}

/** A picture of which nothing but the header is there. */
export function picture(widthPx: number, heightPx: number): ImageBlockParam & { source: { type: 'base64' } } {
  const bytes = Buffer.alloc(30);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  return {
    type: 'image',
    source: { type: 'base64', media_type: 'image/png', data: bytes.toString('base64') },
    transformations: { oversized_image: 'error' },
  };
}
