import type { Usage } from '../domain/usage.ts';
import type { JsonObject } from '../lib/json.ts';

/** A content block exactly as the Messages API speaks it. */
export type ContentBlock = JsonObject & { readonly type: string };

/** A message of the conversation as the Messages API speaks it. */
export type ModelMessage = {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ContentBlock[];
};

/** A tool that the model may use; `inputSchema` is a JSON Schema of an object. */
export type ToolDefinition = {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
};

/** One request. `system`, `tools` and all earlier messages must never change within a conversation. */
export type ModelRequest = {
  readonly model: string;
  readonly system: string;
  readonly tools: readonly ToolDefinition[];
  readonly messages: readonly ModelMessage[];
  readonly maxTokens: number;
};

/** A request of the model to use a tool. */
export type ToolUse = {
  readonly id: string;
  readonly name: string;
  /** As the model wrote it: not validated. */
  readonly input: JsonObject;
};

/** Why the model stopped; a stop reason that is not known here arrives as it is. */
export type StopReason =
  | 'tool_use'
  | 'end_turn'
  | 'max_tokens'
  | 'refusal'
  | 'pause_turn'
  | 'stop_sequence'
  | 'model_context_window_exceeded'
  | (string & {});

/** What arrives while the model speaks. Deltas are previews; `block` is a complete content block. */
export type ModelStreamEvent =
  | { readonly type: 'text_delta'; readonly text: string }
  | { readonly type: 'thinking_delta'; readonly text: string }
  | { readonly type: 'block'; readonly block: ContentBlock };

/** A complete response. `content` goes back in the next request byte for byte. */
export type ModelResponse = {
  readonly content: readonly ContentBlock[];
  readonly stopReason: StopReason;
  /** Why it stopped, in the model's provider's words, when it says: a refusal's explanation. */
  readonly stopExplanation?: string;
  readonly usage: Usage;
  /** The model that answered, which a gateway may have chosen. */
  readonly model: string;
};

/** A language model that can drive a phone. */
export type Model = {
  /** Who drives a session on a model, for its first line: "Claude (claude-sonnet-5-5)", "demo model (built in …)". */
  readonly label: (modelId: string) => string;
  /** The id that sessions use unless they name another. */
  readonly defaultModel: string;
  /**
   * Sends one request, once: retries are the caller's.
   *
   * @throws {ModelError} when the request fails, also in the middle of the stream
   * @throws the signal's reason when `signal` aborts; the connection is closed by then
   */
  readonly stream: (
    request: ModelRequest,
    signal: AbortSignal,
  ) => AsyncGenerator<ModelStreamEvent, ModelResponse, undefined>;
  /** The price of a response in integer micro-USD, or null when the model has no known price. */
  readonly costMicroUsd: (model: string, usage: Usage) => number | null;
};

/** Why a request failed. */
export type ModelErrorKind =
  | 'authentication'
  | 'permission'
  | 'invalid_request'
  | 'not_found'
  | 'request_too_large'
  | 'rate_limited'
  | 'overloaded'
  | 'server_error'
  | 'connection'
  | 'timeout';

/** A failed request. The message says what to do now and holds no key. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: ErrorOptions & { readonly retryable: boolean; readonly retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.kind = kind;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}
