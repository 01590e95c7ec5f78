import type { Effort, ToolProfile } from '../domain/session.ts';
import type { Usage } from '../domain/usage.ts';
import type { JsonObject } from '../lib/json.ts';

/** A content block exactly as the Messages API speaks it. */
export type ContentBlock = JsonObject & { readonly type: string };

/** A message of the conversation as the Messages API speaks it. */
export type ModelMessage = {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ContentBlock[];
};

/** A tool of our own; `inputSchema` is a JSON Schema of an object. */
export type CustomTool = {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
};

/** A family of tools that the model's provider defines, of which the named members are on. */
export type Toolset = { readonly toolset: 'computer'; readonly members: readonly string[] };

/** What the model may use. */
export type ToolDefinition = CustomTool | Toolset;

/** One request. `system`, `tools` and all earlier messages must never change within a conversation. */
export type ModelRequest = {
  readonly model: string;
  readonly system: string;
  readonly tools: readonly ToolDefinition[];
  readonly messages: readonly ModelMessage[];
  readonly maxTokens: number;
  /** How hard the model is to think; its own way when absent. */
  readonly effort?: Effort;
  /** How long the provider shall keep its cache of the prompt: an hour when a person may take that long. */
  readonly cacheTtl?: '5m' | '1h';
  /** The id of the answer before, which the provider compares with to say why its cache was missed. */
  readonly previousId?: string;
};

/** A request of the model to use a tool. */
export type ToolUse = {
  readonly id: string;
  readonly name: string;
  /** As the model wrote it: not validated. */
  readonly input: JsonObject;
  /** The toolset that the tool belongs to; its result must name the same. */
  readonly toolset_name?: string;
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

/**
 * What arrives while the model speaks. Deltas are previews; `block` is a complete content block; `usage` is
 * what the request has used when the answer begins, so that one that is cut short is paid for.
 */
export type ModelStreamEvent =
  | { readonly type: 'usage'; readonly usage: Usage; readonly model: string }
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
  /** The provider's id of this answer, for {@link ModelRequest.previousId}. */
  readonly id?: string;
  /** Why the provider's cache could not be used as far as it might have been. */
  readonly cacheMissReason?: string;
};

/** A language model that can drive a phone. */
export type Model = {
  /** Who drives a session on a model, for its first line: "Claude (claude-sonnet-5-5)", "demo model (built in …)". */
  readonly label: (modelId: string) => string;
  /** The id that sessions use unless they name another. */
  readonly defaultModel: string;
  /** @returns the tools that a model acts best with, on the host that serves it. */
  readonly toolProfile: (modelId: string) => ToolProfile;
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
  /** What a request can cost at most, in integer micro-USD, or null when the model has no known price. */
  readonly worstCaseMicroUsd: (request: ModelRequest) => number | null;
};

/**
 * Why a request failed. After `context_too_long`, `request_too_large` and `history_refused` the same session
 * can go on in a new conversation, which opens with a summary.
 */
export type ModelErrorKind =
  | 'authentication'
  | 'permission'
  | 'invalid_request'
  | 'not_found'
  /** The request has too many bytes. */
  | 'request_too_large'
  /** The conversation has more tokens than the model can read. */
  | 'context_too_long'
  /** The conversation is not taken as a continuation of what the model said, such as a thought that is bound to it. */
  | 'history_refused'
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
