import type { AgentEvent, LoggedEvent, Spent } from '../domain/agent-event.ts';
import type { FrameId } from '../domain/ids.ts';
import { LoopGuard } from './judging/loop-guard.ts';
import { ResultCheck } from './judging/result-check.ts';
import type { LoopContext } from './loop-context.ts';

/** How many of the newest pictures a new epoch begins with. */
const NEWEST_FRAMES = 3;
/** How much of what was said and done is kept in words, and how long each may be, in characters. */
const NEWEST_DEEDS = 40;
const LONGEST_DEED = 500;

/** What the loop must know of the session so far, read from the log as it grows. */
export class LoopMemory {
  readonly guard = new LoopGuard();
  readonly results: ResultCheck;
  #said: readonly AgentEvent<'user_message'>['data'][] = [];
  #deeds: readonly string[] = [];
  #frames: readonly FrameId[] = [];
  #costMicroUsd: number | null;
  #maxCostMicroUsd: number | null;
  #promptTokens = 0;
  #messageId: string | undefined;
  #epoch = 1;
  #hasWaited = false;
  #hasUnpriced = false;

  constructor({ outputSchema, costMicroUsd, maxCostMicroUsd }: LoopContext) {
    this.results = new ResultCheck(outputSchema);
    this.#costMicroUsd = costMicroUsd;
    this.#maxCostMicroUsd = maxCostMicroUsd;
  }

  /** Reads on in the log. */
  add(events: readonly LoggedEvent[]): void {
    for (const { type, data } of events) {
      switch (type) {
        case 'user_message':
          this.#said = [...this.#said, data];
          break;
        case 'agent_text':
          this.#does(data.text);
          break;
        case 'tool_use':
          this.#does(`${data.name} ${JSON.stringify(data.input)}`);
          break;
        case 'screenshot':
          this.#sees(data.frameId);
          break;
        case 'tool_result':
          this.results.add(data.text);
          this.#sees(data.frameId ?? null);
          break;
        case 'turn_completed': {
          const { inputTokens, cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens, outputTokens } =
            data.usage;
          this.#promptTokens =
            inputTokens + cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens + outputTokens;
          this.#messageId = data.messageId;
          break;
        }
        case 'context_compacted':
          this.#epoch = data.epoch;
          this.#promptTokens = 0;
          this.#messageId = undefined;
          break;
        case 'budget_changed':
          this.#maxCostMicroUsd = data.maxCostMicroUsd;
          break;
        case 'status_changed':
          this.#hasWaited ||= data.to === 'paused';
          break;
        case 'cost_warning':
          this.#hasUnpriced = true;
          break;
        default:
          break;
      }
    }
  }

  /** Counts what was just spent. */
  spend({ costMicroUsd }: Spent): void {
    const known = this.#costMicroUsd !== null && costMicroUsd !== null;
    this.#costMicroUsd = known ? (this.#costMicroUsd ?? 0) + costMicroUsd : null;
  }

  /** All that the user has said, the instruction first. */
  get said(): readonly AgentEvent<'user_message'>['data'][] {
    return this.#said;
  }

  /** The words of it. */
  get userWords(): readonly string[] {
    return this.#said.map(({ text }) => text);
  }

  /** The model and the effort that the user has asked for last. */
  get asked(): Pick<AgentEvent<'user_message'>['data'], 'model' | 'effort'> {
    return {
      model: this.#said.findLast(({ model }) => model !== undefined)?.model,
      effort: this.#said.findLast(({ effort }) => effort !== undefined)?.effort,
    };
  }

  /** The newest of what the agent said and did, in words, the oldest first. */
  get deeds(): readonly string[] {
    return this.#deeds;
  }

  /** The newest pictures that the model was shown, the oldest first. */
  get frames(): readonly FrameId[] {
    return this.#frames;
  }

  /**
   * What may still be spent, in micro-USD: undefined without a limit, null when nobody can tell.
   */
  get leftMicroUsd(): number | null | undefined {
    if (this.#maxCostMicroUsd === null) return undefined;
    return this.#costMicroUsd === null ? null : this.#maxCostMicroUsd - this.#costMicroUsd;
  }

  /** The tokens of the newest request and its answer: the next request has more. */
  get promptTokens(): number {
    return this.#promptTokens;
  }

  /** The provider's id of the newest answer. */
  get messageId(): string | undefined {
    return this.#messageId;
  }

  /** Counts the conversations with the model, from 1. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Whether the session has waited for a person, and so may do it again. */
  get hasWaited(): boolean {
    return this.#hasWaited;
  }

  /** Whether the user was told that the cost can't be counted. */
  get hasUnpriced(): boolean {
    return this.#hasUnpriced;
  }

  #does(deed: string): void {
    this.#deeds = [...this.#deeds, deed.slice(0, LONGEST_DEED)].slice(-NEWEST_DEEDS);
  }

  #sees(frameId: FrameId | null): void {
    if (frameId !== null) this.#frames = [...this.#frames, frameId].slice(-NEWEST_FRAMES);
  }
}
