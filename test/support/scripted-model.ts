import { NO_USAGE, type Usage } from '../../src/domain/usage.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import {
  type ContentBlock,
  type Model,
  ModelError,
  type ModelErrorKind,
  type ModelRequest,
  type ModelResponse,
  type ModelStreamEvent,
  type StopReason,
} from '../../src/models/model.ts';
import { type Gate, gate } from './gate.ts';

/** What a response costs that says nothing of it. */
export const USAGE: Usage = { ...NO_USAGE, inputTokens: 100, outputTokens: 10 };

let toolUses = 0;

/** @returns a request to use a tool. */
export function uses(name: string, input: JsonObject): ContentBlock {
  toolUses += 1;
  return { type: 'tool_use', id: `toolu_${toolUses}`, name, input };
}

/** @returns words of the model. */
export function says(text: string): ContentBlock {
  return { type: 'text', text };
}

/** @returns a thought that the model shows. */
export function thinks(thinking: string): ContentBlock {
  return { type: 'thinking', thinking, signature: 'signed' };
}

/** @returns a tap on a pixel of the picture. */
export function taps(x: number, y: number): ContentBlock {
  return uses('tap', { x, y });
}

/** @returns the end of the task. */
export function finishes(summary = 'Done.', success = true): ContentBlock {
  return uses('done', { success, summary });
}

type Answer = { readonly response: ModelResponse; readonly gate?: Gate };

/** A model that answers what the test has scripted, request by request. */
export class ScriptedModel implements Model {
  readonly label = (): string => 'scripted model';
  readonly defaultModel = 'scripted';
  readonly toolProfile = () => 'phone' as const;
  /** Every request that came, as it was when it came. */
  readonly requests: ModelRequest[] = [];
  /** What a response costs, in micro-USD; null for a model without a price. */
  price: number | null = 1_000;
  readonly #script: (Answer | Error)[] = [];

  /** The next answer. It stops for its tool uses, or because it is over. */
  answers(...content: readonly ContentBlock[]): this {
    return this.stops(stopReasonOf(content), content);
  }

  /** The next answer and what it used. */
  answersWith(usage: Usage, ...content: readonly ContentBlock[]): this {
    this.#script.push({ response: { content, stopReason: stopReasonOf(content), usage, model: 'scripted' } });
    return this;
  }

  /** The next answer and why it stops. */
  stops(stopReason: StopReason, content: readonly ContentBlock[], stopExplanation?: string): this {
    const explained = stopExplanation === undefined ? {} : { stopExplanation };
    this.#script.push({ response: { content, stopReason, usage: USAGE, model: 'scripted', ...explained } });
    return this;
  }

  /** The next answer, which is kept back until the gate opens. */
  parks(...content: readonly ContentBlock[]): Gate {
    const closed = gate();
    const response = { content, stopReason: stopReasonOf(content), usage: USAGE, model: 'scripted' };
    this.#script.push({ response, gate: closed });
    return closed;
  }

  /** The next request fails, and may be tried again when `retryable`: at once, unless it says when. */
  fails({
    retryable,
    retryAfterMs = 0,
  }: {
    readonly retryable: boolean;
    readonly retryAfterMs?: number;
  }): this {
    const options = { retryable, retryAfterMs };
    this.#script.push(
      new ModelError(retryable ? 'overloaded' : 'invalid_request', 'It went wrong.', options),
    );
    return this;
  }

  /** The next request fails for good, for this reason. */
  failsWith(kind: ModelErrorKind): this {
    this.#script.push(new ModelError(kind, 'It went wrong.', { retryable: false }));
    return this;
  }

  async *stream(
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelStreamEvent, ModelResponse, undefined> {
    signal.throwIfAborted();
    this.requests.push(structuredClone(request));
    const next = this.#script.shift();
    if (next === undefined) throw new Error('The script has no answer for this request.');
    if (next instanceof Error) throw next;
    await next.gate?.pass(signal);
    yield { type: 'usage', usage: { ...next.response.usage, outputTokens: 0 }, model: 'scripted' };
    for (const block of next.response.content) {
      const words = (text: unknown): readonly string[] => String(text).match(/\S+\s*/g) ?? [];
      if (block.type === 'text') for (const text of words(block['text'])) yield { type: 'text_delta', text };
      if (block.type === 'thinking') {
        for (const text of words(block['thinking'])) yield { type: 'thinking_delta', text };
      }
      yield { type: 'block', block };
    }
    return { id: `msg_${this.requests.length}`, ...next.response };
  }

  costMicroUsd(): number | null {
    return this.price;
  }

  /** Every response costs the same, however large the request is. */
  worstCaseMicroUsd: Model['worstCaseMicroUsd'] = () => this.price;
}

function stopReasonOf(content: readonly ContentBlock[]): StopReason {
  return content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
}
