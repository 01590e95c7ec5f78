import type { EventDraft, Spent } from '../domain/agent-event.ts';
import { NO_USAGE, type Usage } from '../domain/usage.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ContentBlock, Model, ModelResponse, ToolUse } from '../models/model.ts';
import type { InvalidToolUse, ToolCall } from './tools/tool-call.ts';

/** A tool use of an answer and what it comes down to. */
export type PlannedUse = { readonly use: ToolUse; readonly call: ToolCall | InvalidToolUse };

type Entry = { readonly draft: EventDraft; readonly content: JsonObject[] };

/** An estimate of what an answer has cost that nobody counted, in characters a token. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * Turns an answer into events while it arrives, an event a content block. Nothing is written before the
 * first tool use is complete or the answer is: until then the request may be sent again as if nothing had
 * been said. A block of a kind that has no event rides along with the one before it, since it must go back
 * to the model all the same.
 */
export class Answer {
  readonly #turn: number;
  readonly #seen: number;
  readonly #price: Model['costMicroUsd'];
  #waiting: Entry[] = [];
  #content: ContentBlock[] = [];
  #counted: Spent | undefined;
  #opening: { readonly usage: Usage; readonly model: string } | undefined;
  #isWritten = false;

  /** @param seen the highest index of the log that the request held */
  constructor(turn: number, seen: number, price: Model['costMicroUsd']) {
    this.#turn = turn;
    this.#seen = seen;
    this.#price = price;
  }

  /** Whether the log holds a part of it: it can't be asked for again. */
  get isWritten(): boolean {
    return this.#isWritten;
  }

  /** Notes what the request has used when its answer began. */
  opens(usage: Usage, model: string): void {
    this.#opening = { usage, model };
  }

  /** Takes in a complete block; a tool use comes with what it was planned to be. */
  add(block: ContentBlock, planned?: PlannedUse): void {
    this.#content.push(block);
    const draft = this.#draftOf(block, planned);
    const last = this.#waiting.at(-1);
    if (draft) this.#waiting.push({ draft, content: [block] });
    else if (last) last.content.push(block);
    else this.#waiting.push({ draft: this.#thought(''), content: [block] });
  }

  /** @returns the events of all blocks that are complete, to be written now. */
  write(): readonly EventDraft[] {
    const usage = this.#opening?.usage ?? NO_USAGE;
    return this.#take({
      usage,
      costMicroUsd: this.#opening ? this.#price(this.#opening.model, usage) : 0,
      isNewTurn: true,
    });
  }

  /** @returns the events of the rest of a complete answer; what isn't counted yet rides on the last one. */
  end({ usage, model }: ModelResponse): { readonly drafts: readonly EventDraft[]; readonly spent: Spent } {
    const costMicroUsd = this.#price(model, usage);
    return { drafts: this.#take(this.#since(usage, costMicroUsd)), spent: this.#since(usage, costMicroUsd) };
  }

  /** @returns what is known of an answer that broke off, as if it had stopped for its tool uses. */
  cut(requestedModel: string): ModelResponse {
    const usage = this.#opening?.usage ?? NO_USAGE;
    const outputTokens = Math.ceil(JSON.stringify(this.#content).length / CHARACTERS_PER_TOKEN);
    return {
      content: this.#content,
      stopReason: 'tool_use',
      usage: { ...usage, outputTokens: Math.max(usage.outputTokens, outputTokens) },
      model: this.#opening?.model ?? requestedModel,
    };
  }

  #take(spent: Spent): readonly EventDraft[] {
    const drafts = this.#waiting.map(
      ({ draft, content }) =>
        ({ ...draft, block: { role: 'assistant', seen: this.#seen, content } }) as EventDraft,
    );
    this.#waiting = [];
    const [first, ...rest] = drafts;
    if (!first) return [];
    this.#isWritten = true;
    if (this.#counted) return drafts;
    this.#counted = spent;
    return [{ ...first, spent }, ...rest];
  }

  /** What is to be added to the session's count, beside what was counted already. */
  #since(usage: Usage, costMicroUsd: number | null): Spent {
    const counted = this.#counted;
    if (!counted) return { usage, costMicroUsd, isNewTurn: true };
    const rest = Object.entries(usage).map(([key, tokens]) => [
      key,
      tokens - counted.usage[key as keyof Usage],
    ]);
    const isPriced = costMicroUsd !== null && counted.costMicroUsd !== null;
    return {
      usage: Object.fromEntries(rest) as Usage,
      costMicroUsd: isPriced ? costMicroUsd - (counted.costMicroUsd ?? 0) : null,
      isNewTurn: false,
    };
  }

  #draftOf(block: ContentBlock, planned: PlannedUse | undefined): EventDraft | undefined {
    if (block.type === 'text') {
      return { type: 'agent_text', data: { turn: this.#turn, text: String(block['text']) } };
    }
    if (block.type === 'thinking') return this.#thought(String(block['thinking']));
    if (!planned) return undefined;
    const { use, call } = planned;
    const data = { turn: this.#turn, toolUseId: use.id, name: use.name, input: asObject(use.input) };
    const action = call.type === 'phone' ? { action: call.action } : {};
    return { type: 'tool_use', data: { ...data, ...action } };
  }

  #thought(text: string): EventDraft {
    return { type: 'agent_thinking', data: { turn: this.#turn, text } };
  }
}

/** What the model wrote as input may be anything; the log holds objects. */
function asObject(input: unknown): Record<string, never> {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return (isObject ? input : { value: input ?? null }) as Record<string, never>;
}
