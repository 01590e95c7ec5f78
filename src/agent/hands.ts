import type { EventDraft } from '../domain/agent-event.ts';
import { mayType } from '../domain/powers.ts';
import { secretNames } from '../domain/secret.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { Json } from '../lib/json.ts';
import type { ToolUse } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import type { PlannedUse } from './answer.ts';
import { carryOut, type PhoneCall } from './carry-out.ts';
import { refusal as appRefusal } from './judging/allowed-apps.ts';
import { approvalRequest, judgeUse } from './judging/approval-request.ts';
import type { GuardedAction } from './judging/guarded-action.ts';
import type { LoopContext, Report, WaitReason } from './loop-context.ts';
import type { LoopMemory } from './loop-memory.ts';
import { mayPass } from './phone-failure.ts';
import { note } from './prompt.ts';
import type { Observation } from './seeing/observe.ts';
import { resolveRef } from './seeing/refs.ts';
import { zoomPicture, zoomWords } from './seeing/zoom.ts';
import { toolResult } from './tool-result.ts';
import type { ToolCall } from './tools/tool-call.ts';
import { readToolUse } from './tools/tool-profile.ts';

/** What the tool uses of a turn led to, besides the screen. */
export type TurnEnd =
  | ({ readonly type: 'done' } & Report)
  | { readonly type: 'waits'; readonly pauseReason: WaitReason }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** Where the time of a turn's actions went, in milliseconds. */
export type ActTiming = {
  readonly actionMs: number;
  readonly settleMs: number;
  readonly captureMs: number;
  readonly encodeMs: number;
};

/**
 * Carries out the tool uses of one turn in order; there is one screen. The first that is invalid, fails,
 * or leads away from the screen that the model saw, a `done` and a pause stop the rest, which are
 * answered as not run. What waits for a person stays open, and so does everything behind it.
 */
export class Hands {
  readonly #context: LoopContext;
  readonly #memory: LoopMemory;
  readonly #turn: number;
  /** The screen that the model saw when it spoke. */
  readonly #seen: Observation;
  #now: Observation;
  #timing: ActTiming = { actionMs: 0, settleMs: 0, captureMs: 0, encodeMs: 0 };
  #stopped: string | undefined;
  #hasFailed = false;
  #end: TurnEnd | undefined;

  constructor(context: LoopContext, memory: LoopMemory, turn: number, seen: Observation) {
    this.#context = context;
    this.#memory = memory;
    this.#turn = turn;
    this.#seen = seen;
    this.#now = seen;
  }

  /** The newest screen. */
  get observation(): Observation {
    return this.#now;
  }

  get timing(): ActTiming {
    return this.#timing;
  }

  /** How the turn ends the session or makes it wait, if it does. */
  get end(): TurnEnd | undefined {
    return this.#end;
  }

  /** Validates a tool use against the newest screen. */
  plan(use: ToolUse): PlannedUse {
    try {
      const { data, toDevice } = this.#now;
      const find = (ref: string) => {
        const found = resolveRef(ref, this.#seen.refs, this.#now.refs);
        if (typeof found === 'string') throw new PhoneError('action_failed', found);
        return found.point;
      };
      const { toolProfile, powers } = this.#context;
      return { use, call: readToolUse(toolProfile, use, { size: data, toDevice, find }, powers) };
    } catch (error) {
      if (!(error instanceof PhoneError)) throw error;
      return { use, call: { type: 'invalid', message: error.message } };
    }
  }

  /**
   * Carries out the next tool use, or says why not.
   *
   * @throws {PhoneError} `phone_lost`
   */
  async *take(planned: PlannedUse): AsyncGenerator<readonly EventDraft[], void, void> {
    const { signal, pauseRequested, limit } = this.#context;
    signal.throwIfAborted();
    if (this.#end?.type === 'waits') return;
    if (pauseRequested()) this.#stopped ??= 'the session was paused';
    const { use, call } = planned;
    if (this.#stopped !== undefined) {
      // What models are trained to read of their own toolset.
      const halted =
        use.toolset_name !== undefined && this.#hasFailed ? HALTED : `Not run: ${this.#stopped}.`;
      yield [toolResult(this.#turn, use, halted, { isError: true })];
    } else if (call.type === 'invalid') {
      yield [this.#refuse(use, call.message, 'an earlier tool use of this turn was not valid')];
    } else if (call.type === 'done') {
      yield [this.#finish(use, call)];
    } else if (limit) {
      const message = 'Not run: the limit is reached. Call done now, and report how far you came.';
      yield [this.#refuse(use, message, 'the limit is reached')];
    } else {
      yield* this.#takeAllowed(planned, call);
    }
  }

  /** Carries out an action that the user has said yes to. */
  async *takeApproved({ use, call }: PlannedUse): AsyncGenerator<readonly EventDraft[], void, void> {
    const refused = call.type === 'invalid' ? call.message : await this.#appRefusal(call);
    if (refused !== undefined) yield [this.#refuse(use, refused, 'the approved tool use was refused')];
    else if (call.type !== 'invalid') yield* this.#takeCall(use, call);
  }

  async *#takeAllowed(
    planned: PlannedUse,
    call: Exclude<ToolCall, { readonly type: 'done' }>,
  ): AsyncGenerator<readonly EventDraft[], void, void> {
    const { use } = planned;
    const refused = await this.#appRefusal(call);
    if (refused !== undefined) {
      yield [this.#refuse(use, refused, 'an earlier tool use of this turn was not allowed')];
      return;
    }
    const secret = this.#secretRefusal(call);
    if (secret !== undefined) {
      yield [this.#refuse(use, secret, 'an earlier tool use of this turn was not allowed')];
      return;
    }
    const judged = judgeUse(this.#context, planned, this.#now, this.#memory.userWords);
    if (judged.decision === 'deny') {
      const message = `Not allowed: ${judged.reason} Don't try to reach the same in another way.`;
      yield [this.#refuse(use, message, 'an earlier tool use of this turn was not allowed')];
    } else if (judged.decision === 'ask') {
      this.#end = { type: 'waits', pauseReason: 'approval' };
      yield [approvalRequest(this.#context, this.#turn, planned, this.#now, judged)];
    } else {
      yield* this.#takeCall(use, call);
    }
  }

  async *#takeCall(use: ToolUse, call: ToolCall): AsyncGenerator<readonly EventDraft[], void, void> {
    const turn = this.#turn;
    switch (call.type) {
      case 'ask_user': {
        this.#end = { type: 'waits', pauseReason: 'question' };
        const { question: text, options } = call;
        yield [{ type: 'question', data: { turn, toolUseId: use.id, text, options: [...options] } }];
        return;
      }
      case 'request_takeover':
        this.#end = { type: 'waits', pauseReason: 'takeover' };
        yield [{ type: 'takeover_started', data: { requestedBy: 'agent', reason: call.reason } }];
        return;
      case 'remember':
        await this.#context.remember(call.note);
        yield [toolResult(turn, use, 'Noted.')];
        return;
      case 'zoom': {
        const result = await this.#zoom(use, call);
        yield [result];
        const { x0, y0, x1, y1 } = call.region;
        if (!result.data.isError) {
          yield* this.#guard(
            { type: 'zoom', from: { x: x0, y: y0 }, to: { x: x1, y: y1 } },
            this.#now,
            false,
          );
        }
        return;
      }
      case 'phone':
      case 'wait':
      case 'look':
        yield* this.#act(use, call);
        return;
      case 'done':
        yield [this.#finish(use, call)];
        return;
      default:
        assertNever(call);
    }
  }

  async *#act(use: ToolUse, call: PhoneCall): AsyncGenerator<readonly EventDraft[], void, void> {
    const before = this.#now;
    const { result, after, actionMs, stop } = yield* carryOut(this.#context, this.#turn, use, call, before);
    yield [result];
    this.#stopped = stop;
    this.#hasFailed = result.data.isError;
    this.#timing = add(this.#timing, { ...(after ?? NO_LOOK), actionMs });
    if (!after) return;
    this.#now = after;
    yield* this.#guard(guarded(call), before, result.data.screenChanged === true);
  }

  /** Minds whether the agent goes round in circles. */
  *#guard(
    action: GuardedAction,
    { print: screen }: Observation,
    changed: boolean,
  ): Generator<readonly EventDraft[], void, void> {
    const verdict = this.#memory.guard.note({ action, screen, changed });
    if (verdict.type === 'nudge') yield [remark(verdict.message)];
    if (verdict.type === 'stuck') {
      this.#stopped ??= 'the session has ended';
      this.#end = { type: 'failed', code: 'STUCK', message: verdict.message };
    }
  }

  async #zoom(
    use: ToolUse,
    { region }: Extract<ToolCall, { readonly type: 'zoom' }>,
  ): Promise<EventDraft<'tool_result'>> {
    try {
      const frame = await this.#context.storeFrame(await zoomPicture(this.#now, region));
      const content = [{ type: 'image', frame }];
      return toolResult(this.#turn, use, zoomWords(region, this.#now.data), { content });
    } catch (error) {
      if (!(error instanceof PhoneError)) throw error;
      return this.#refuse(use, error.message, 'an earlier tool use of this turn was not valid');
    }
  }

  #finish(
    use: ToolUse,
    { success, summary, result }: Extract<ToolCall, { readonly type: 'done' }>,
  ): EventDraft<'tool_result'> {
    const { results } = this.#memory;
    // Who has failed, or has no other turn, is not asked for another result.
    const isAskable = success && !this.#context.limit;
    const checked = isAskable ? results.check(result) : results.fitting(result);
    if (checked.type === 'repair') {
      return this.#refuse(use, checked.message, "the session's result doesn't fit its schema");
    }
    this.#stopped = 'the session has ended';
    if (checked.type === 'mismatch') {
      this.#end = { type: 'failed', code: 'RESULT_SCHEMA_MISMATCH', message: checked.message };
      return toolResult(this.#turn, use, checked.message, { isError: true });
    }
    const output: { readonly output?: Json } = checked.output === undefined ? {} : { output: checked.output };
    this.#end = { type: 'done', success, summary, ...output };
    return toolResult(
      this.#turn,
      use,
      'Noted. This is the end, unless the user has said something meanwhile.',
    );
  }

  /** Answers a tool use with an error, and stops the rest of the turn. */
  #refuse(use: ToolUse, message: string, stopped: string): EventDraft<'tool_result'> {
    this.#stopped = stopped;
    this.#hasFailed = true;
    return toolResult(this.#turn, use, message, { isError: true });
  }

  #secretRefusal(call: ToolCall): string | undefined {
    if (call.type !== 'phone' || call.action.type !== 'type_text') return undefined;
    const refused = secretNames(call.action.text).find((name) => !mayType(this.#context.powers, name));
    return refused && `Not allowed: the secret "${refused}" is not among those that you may type.`;
  }

  /** Asks the phone anew which app is in front: it may have changed since the last look. */
  async #appRefusal(call: ToolCall): Promise<string | undefined> {
    const { allowedApps, phone, signal } = this.#context;
    if (allowedApps === null || call.type !== 'phone') return undefined;
    const app = await phone.currentApp(signal).catch((error: unknown) => {
      signal.throwIfAborted();
      if (!mayPass(error)) throw error;
      return null;
    });
    return appRefusal(allowedApps, app?.packageName ?? null, call.action);
  }
}

function guarded(call: PhoneCall): GuardedAction {
  if (call.type === 'phone') return call.action;
  return { type: call.type === 'look' ? 'screenshot' : 'wait' };
}

/** @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/computer-use-tool */
const HALTED = 'Not executed: an earlier computer action in this turn failed.';

const NO_LOOK = { settleMs: 0, captureMs: 0, encodeMs: 0 };

function add(a: ActTiming, b: ActTiming): ActTiming {
  return {
    actionMs: a.actionMs + b.actionMs,
    settleMs: a.settleMs + b.settleMs,
    captureMs: a.captureMs + b.captureMs,
    encodeMs: a.encodeMs + b.encodeMs,
  };
}

/** @returns a remark of the program to the model, which is an event, too. */
export function remark(message: string): EventDraft<'loop_warning'> {
  const content = [{ type: 'text', text: note(message) }];
  return { type: 'loop_warning', data: { message }, block: { role: 'user', content } };
}
