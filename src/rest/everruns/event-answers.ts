import type { AgentDelta } from '../../domain/agent-delta.ts';
import type { AgentEvent } from '../../domain/agent-event.ts';
import type { SessionMessage } from '../../domain/session-message.ts';
import type { JsonObject } from '../../lib/json.ts';
import { type EventWriter, MOST_OF_ONE } from './event-writer.ts';
import { entryId } from './ids.ts';
import { preview, toWireMessage, toWireTokens, type WireModel } from './mapping.ts';
import type { WireContext } from './wire/event.ts';

/** How many tool uses are shown as cancelled at the most: each event of the log has few ids to give. */
const MOST_CANCELLED = (MOST_OF_ONE - 20) / 2;

/** The turn that an answer belongs to, and who gives it. */
export type Asked = {
  readonly turn: {
    readonly context: WireContext & { readonly turn_id: string };
    readonly ts: Date;
  };
  readonly agentId: string;
  readonly model: WireModel;
};

/** What the model says up to a tool use, or to the end of its answer. */
type Step = {
  readonly context: WireContext;
  ts: Date;
  /** Whether the log has it; otherwise only previews have been seen. */
  isLogged: boolean;
  /** Whether its message is complete. */
  isSaid: boolean;
  isThinking: boolean;
  text: string;
};

/** A tool use that has no result yet. */
type Act = { readonly context: WireContext; readonly toolContext: WireContext; readonly name: string };

/** What the model says and does, in steps: each begins with its reasoning, and may end with an act. */
export class EventAnswers {
  readonly #writer: EventWriter;
  #step: Step | undefined;
  /** How many steps were in the log before this one. */
  #steps = 0;
  /** Of the answer that the newest step is of. */
  #generation: WireContext | undefined;
  readonly #acts = new Map<string, Act>();
  #said: { texts: string[]; calls: JsonObject[] } = { texts: [], calls: [] };
  #accumulated = { text: '', thinking: '' };

  constructor(writer: EventWriter) {
    this.#writer = writer;
  }

  preview(asked: Asked, { type, data: { text: delta }, ts, sequence }: AgentDelta): void {
    const kind = type === 'agent_text_delta' ? 'text' : 'thinking';
    const step = this.#open(asked);
    if (kind === 'text') this.#openMessage(asked, step);
    else this.#openThinking(asked, step);
    this.#accumulated[kind] += delta;
    const { turn_id } = asked.turn.context;
    const data = { turn_id, delta, accumulated: this.#accumulated[kind] };
    const name = kind === 'text' ? 'output.message.delta' : 'reason.thinking.delta';
    this.#writer.putDelta(ts, sequence, name, step.context, data);
  }

  /** Begins what the model is said to be at, unless it is acting. */
  begin(asked: Asked): void {
    if (this.#acts.size === 0) this.#log(asked);
  }

  /** The model is asked anew: what is shown of its answer begins again. */
  beginAgain(): void {
    this.#accumulated = { text: '', thinking: '' };
  }

  think(asked: Asked, { data: { text: thinking } }: AgentEvent<'agent_thinking'>): void {
    const step = this.#log(asked);
    if (thinking === '') return;
    this.#openThinking(asked, step);
    step.isThinking = false;
    this.#accumulated.thinking = '';
    const { turn_id } = asked.turn.context;
    this.#writer.put('reason.thinking.completed', step.context, { turn_id, thinking });
  }

  say(asked: Asked, message: SessionMessage & { readonly kind: 'agent' | 'thought' }): void {
    const { text } = message;
    const step = this.#log(asked);
    this.#openMessage(asked, step);
    this.#accumulated.text = '';
    this.#said.texts.push(text);
    this.#completeMessage(asked, step, message);
    step.text = step.text === '' ? text : `${step.text}\n${text}`;
  }

  use(asked: Asked, message: SessionMessage & { readonly kind: 'tool_call' }): void {
    const { toolUseId: id, name, input } = message;
    const call = { id, name, arguments: input };
    const step = this.#log(asked);
    this.#said.calls.push(call);
    if (!step.isSaid) this.#completeMessage(asked, step, message);
    const context = this.#context(asked, 1);
    const toolContext = this.#context(asked, 2, context);
    this.#close({ success: true, has_tool_calls: true, tool_call_count: 1 });
    this.#acts.set(id, { context, toolContext, name });
    this.#writer.put('act.started', context, { tool_calls: [{ id, name }] });
    this.#writer.put('tool.started', toolContext, { tool_call: call });
  }

  finishUse({ data: { toolUseId, isError, text, durationMs } }: AgentEvent<'tool_result'>): void {
    const outcome = isError
      ? { success: false, status: 'error', result: null, error: text }
      : { success: true, status: 'success', result: [{ type: 'text', text }], error: null };
    this.#closeAct(toolUseId, outcome, durationMs);
  }

  /** @param messages what was new to the model */
  complete({ turn }: Asked, messages: readonly JsonObject[], { data }: AgentEvent<'turn_completed'>): void {
    const { texts, calls } = this.#said;
    const usage = toWireTokens(data.usage);
    this.#writer.put('llm.generation', this.#generation ?? turn.context, {
      messages: [...messages],
      output: { text: texts.length === 0 ? null : texts.join('\n'), tool_calls: calls },
      metadata: {
        ...{ model: data.model, provider: null, usage, duration_ms: data.timing.modelMs },
        ...{ success: true, error: null, finish_reasons: [data.stopReason] },
        response_id: data.messageId ?? null,
      },
      tools: null,
    });
    this.#said = { texts: [], calls: [] };
    this.#generation = undefined;
    this.#close({ success: true, has_tool_calls: false, tool_call_count: 0, usage });
  }

  /** Ends all that is under way. @param error why */
  breakOff(error: string | null): void {
    const cancelled = { success: false, status: 'cancelled', result: null, error: null };
    for (const id of [...this.#acts.keys()].slice(0, MOST_CANCELLED)) this.#closeAct(id, cancelled, null);
    this.#acts.clear();
    this.#close({ success: false, has_tool_calls: false, tool_call_count: 0, error });
    this.#said = { texts: [], calls: [] };
    this.beginAgain();
  }

  /** Opens a step that is in the log. */
  #log(asked: Asked): Step {
    const step = this.#open(asked);
    // Who saw previews of it knew of it sooner.
    if (!step.isLogged) step.ts = this.#writer.before.ts;
    step.isLogged = true;
    return step;
  }

  #open(asked: Asked): Step {
    if (this.#step) return this.#step;
    const context = this.#context(asked, 0);
    const flags = { isLogged: false, isSaid: false, isThinking: false };
    const step: Step = { context, ts: this.#writer.before.ts, ...flags, text: '' };
    this.#step = step;
    this.#generation = this.#context(asked, 3, context);
    const data = { agent_id: asked.agentId, metadata: asked.model };
    this.#writer.putBefore('reason', 'reason.started', context, data);
    this.#startMessage(asked, step);
    return step;
  }

  #openMessage(asked: Asked, step: Step): void {
    if (!step.isSaid) return;
    step.isSaid = false;
    this.#startMessage(asked, step);
  }

  #startMessage(asked: Asked, { context }: Step): void {
    this.#writer.putBefore('message', 'output.message.started', context, startOf(asked));
  }

  #openThinking(asked: Asked, step: Step): void {
    if (step.isThinking) return;
    step.isThinking = true;
    this.#writer.putBefore('thinking', 'reason.thinking.started', step.context, startOf(asked));
  }

  #completeMessage({ model }: Asked, step: Step, said: SessionMessage): void {
    step.isSaid = true;
    const message = toWireMessage(this.#writer.sessionId, said);
    this.#writer.put('output.message.completed', step.context, { message, metadata: model, usage: null });
  }

  #close(outcome: JsonObject): void {
    const step = this.#step;
    if (!step) return;
    this.#step = undefined;
    const durationMs = this.#writer.since(step.ts);
    const text = { text_preview: preview(step.text), duration_ms: durationMs };
    const data = { error: null, usage: null, ...text, ...outcome };
    if (step.isLogged) {
      this.#steps += 1;
      this.#writer.put('reason.completed', step.context, data);
    } else {
      this.#writer.putBefore('nothing', 'reason.completed', step.context, data);
    }
  }

  #closeAct(
    id: string,
    outcome: JsonObject & { readonly success: boolean; readonly status: string },
    durationMs: number | null,
  ): void {
    const act = this.#acts.get(id);
    if (!act) return;
    this.#acts.delete(id);
    const { success, status } = outcome;
    const duration = { duration_ms: durationMs };
    const tool = { tool_call_id: id, tool_name: act.name, ...outcome, ...duration };
    this.#writer.put('tool.completed', act.toolContext, tool);
    const counts = { success_count: success ? 1 : 0, error_count: success ? 0 : 1 };
    const isCompleted = status !== 'cancelled';
    this.#writer.put('act.completed', act.context, { completed: isCompleted, ...counts, ...duration });
  }

  /**
   * @param part of the present step: 0 its reasoning, 1 its act, 2 that act's tool, 3 the request that it answers
   * @param within the part that it is in; the turn unless given
   */
  #context({ turn: { context, ts } }: Asked, part: 0 | 1 | 2 | 3, within?: WireContext): WireContext {
    const span = entryId('exec', this.#writer.sessionId, { ts, index: this.#steps }, part);
    const parent = within ?? context;
    return { ...context, exec_id: within?.exec_id ?? span, span_id: span, parent_span_id: parent.span_id };
  }
}

function startOf({ turn, model: { model } }: Asked): JsonObject {
  return { turn_id: turn.context.turn_id, model };
}
