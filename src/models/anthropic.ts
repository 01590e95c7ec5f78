import Anthropic from '@anthropic-ai/sdk';
import { type Clock, systemClock } from '../lib/clock.ts';
import { hasComputerToolset } from './anthropic/computer-toolset.ts';
import { toModelError } from './anthropic/model-error.ts';
import { readStream } from './anthropic/read-stream.ts';
import { requestBody } from './anthropic/request-body.ts';
import { type Alarm, boundSilence, systemAlarm } from './anthropic/silence.ts';
import type { Model, ModelRequest, ModelResponse, ModelStreamEvent } from './model.ts';
import { costMicroUsd, worstCaseMicroUsd } from './pricing.ts';
import { promptTokensAtMost } from './prompt-tokens.ts';

/** Where Claude is, and who asks. */
export type AnthropicOptions = {
  readonly apiKey: string;
  /** The root of a Messages API: Anthropic's own unless given. */
  readonly baseUrl?: string | undefined;
  readonly defaultModel: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** What a server's date to wait for is compared with. */
  readonly clock?: Clock | undefined;
  /**
   * Whether the models act with Anthropic's computer toolset. `auto`, the default: those that are known to have
   * it, on Anthropic's own host. `on`: all but those that are known not to, for a gateway that passes
   * everything on. `off`: none.
   */
  readonly computerToolset?: 'auto' | 'on' | 'off' | undefined;
  /** How long the server may be silent, in milliseconds: two minutes unless given. The API sends pings while it works. */
  readonly silenceMs?: number | undefined;
  /** What measures that silence. */
  readonly alarm?: Alarm | undefined;
};

const OWN_HOST = 'api.anthropic.com';
const SILENCE_MS = 120_000;

/**
 * Claude, or any model behind a gateway that speaks the Messages API.
 *
 * @throws {TypeError} when the key can't be sent in a header
 * @see https://platform.claude.com/docs/en/api/messages
 */
export function anthropicModel(options: AnthropicOptions): Model {
  const { apiKey, baseUrl = `https://${OWN_HOST}`, defaultModel, clock = systemClock } = options;
  const { computerToolset = 'auto', silenceMs = SILENCE_MS, alarm = systemAlarm } = options;
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError('ANTHROPIC_API_KEY is empty or holds characters that no key has: copy it again.');
  }
  const host = new URL(baseUrl).host;
  const client = new Anthropic({
    apiKey,
    baseURL: baseUrl,
    // Each attempt is an event of the session, so the loop makes them.
    maxRetries: 0,
    // Its log would hold the conversation.
    logLevel: 'off',
    fetch: boundSilence(options.fetch ?? globalThis.fetch, { silenceMs, alarm }),
  });
  const diagnosesCache = host === OWN_HOST || computerToolset === 'on';

  async function* stream(
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelStreamEvent, ModelResponse, undefined> {
    signal.throwIfAborted();
    const body = requestBody(request, { diagnosesCache });
    try {
      const events = await client.messages.create(body, { signal });
      return yield* readStream(events, request.model);
    } catch (error) {
      // The SDK ends an aborted stream as if it were complete; the reason is the caller's own.
      signal.throwIfAborted();
      throw toModelError(error, { model: request.model, host, apiKey, nowMs: clock.now() });
    }
  }

  return {
    label: (modelId) => (modelId.startsWith('claude') ? `Claude (${modelId})` : `${modelId} at ${host}`),
    defaultModel,
    toolProfile: (modelId) => {
      const has = hasComputerToolset(modelId);
      if (computerToolset === 'on') return has === false ? 'phone' : 'computer';
      return computerToolset === 'auto' && host === OWN_HOST && has ? 'computer' : 'phone';
    },
    stream,
    costMicroUsd,
    worstCaseMicroUsd: (request) =>
      worstCaseMicroUsd(request.model, { ...request, inputTokens: promptTokensAtMost(request) }),
  };
}
