import { type AnthropicOptions, anthropicModel } from '../../src/models/anthropic.ts';
import type {
  ContentBlock,
  Model,
  ModelMessage,
  ModelRequest,
  ModelResponse,
  ModelStreamEvent,
} from '../../src/models/model.ts';
import type { Claude } from './claude/server.ts';

/** What a request came to, event by event. */
export type Heard = { readonly events: readonly ModelStreamEvent[]; readonly response: ModelResponse };

/** Claude, as the product speaks with it, at a stand-in. */
export function modelAt(claude: Claude, options: Partial<AnthropicOptions> = {}): Model {
  const { baseURL: baseUrl, apiKey } = claude;
  return anthropicModel({ apiKey, baseUrl, defaultModel: 'claude-sonnet-5-5', ...options });
}

/** Listens to an answer to its end. */
export async function hear(
  stream: AsyncGenerator<ModelStreamEvent, ModelResponse, undefined>,
): Promise<Heard> {
  const events: ModelStreamEvent[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { events, response: next.value };
    events.push(next.value);
  }
}

/** The next request: what was answered as it came, and for each of its tool uses a result of this content. */
export function continued(
  request: ModelRequest,
  answered: readonly ContentBlock[],
  content: readonly ContentBlock[],
): ModelRequest {
  const results = answered
    .filter((block) => block.type === 'tool_use')
    .map(
      ({ id, toolset_name }): ContentBlock => ({
        type: 'tool_result',
        tool_use_id: String(id),
        content: [...content],
        ...(toolset_name === undefined ? {} : { toolset_name }),
      }),
    );
  const next: readonly ModelMessage[] = [
    { role: 'assistant', content: answered },
    { role: 'user', content: results },
  ];
  return { ...request, messages: [...request.messages, ...next] };
}
