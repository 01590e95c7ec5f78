import type { EventDraft } from '../domain/agent-event.ts';
import { elapsedMs } from '../lib/clock.ts';
import { sleep } from '../lib/sleep.ts';
import type { ToolUse } from '../models/model.ts';
import { type ActionReport, PhoneError } from '../phones/phone-driver.ts';
import { look } from './look.ts';
import type { LoopContext } from './loop-context.ts';
import { mayPass } from './phone-failure.ts';
import { screenNonce } from './prompt.ts';
import type { Observation } from './seeing/observe.ts';
import { screenChanged } from './seeing/screen-changed.ts';
import { quoted } from './seeing/screen-text.ts';
import { SETTLE_APP_MS, SETTLE_MS } from './seeing/settle.ts';
import { toolResult } from './tool-result.ts';
import type { ToolCall } from './tools/tool-call.ts';

/** What is done with the phone, and looked at afterwards. */
export type PhoneCall = Extract<ToolCall, { readonly type: 'phone' | 'wait' | 'look' }>;

/** How an action turned out. */
export type CarriedOut = {
  readonly result: EventDraft<'tool_result'>;
  /** What is on the screen now, unless it can't be seen. */
  readonly after: Observation | undefined;
  readonly actionMs: number;
  /** Why the turn's next tool uses, which the model meant for what it saw, must not run. */
  readonly stop: string | undefined;
};

/**
 * Does one thing with the phone and looks at what came of it.
 *
 * @throws {PhoneError} `phone_lost`
 */
export async function* carryOut(
  context: LoopContext,
  turn: number,
  use: ToolUse,
  call: PhoneCall,
  before: Observation,
): AsyncGenerator<readonly EventDraft[], CarriedOut, void> {
  const { clock } = context;
  const startedAt = clock.now();
  const done = await attempt(context, call);
  const actionMs = elapsedMs(clock, startedAt);
  const failure = done instanceof PhoneError ? done.message : undefined;
  const after = yield* lookAfter(context, call.type === 'look' ? 0 : settleLimitMs(call));
  const durationMs = elapsedMs(clock, startedAt);
  if (after instanceof PhoneError) {
    return {
      result: toolResult(turn, use, unseen(failure, after), { isError: true, durationMs }),
      after: undefined,
      actionMs,
      stop: 'the screen could not be seen after an earlier tool use of this turn',
    };
  }
  const changed = screenChanged(before, after);
  const remark = done instanceof PhoneError ? undefined : done.remark;
  const told = remark === undefined ? '' : ` ${quoted(screenNonce(context.sessionId), remark)}`;
  return {
    result: toolResult(turn, use, `${failure ?? outcome(changed, after.state)}${told}`, {
      isError: failure !== undefined,
      durationMs,
      observation: after,
      screenChanged: changed,
    }),
    after,
    actionMs,
    stop: whyStop(failure, before.data, after.data),
  };
}

/** @returns what went wrong, as far as the agent can deal with it. */
async function attempt(context: LoopContext, call: PhoneCall): Promise<ActionReport | PhoneError> {
  const { phone, signal } = context;
  try {
    if (call.type === 'phone') return await phone.perform(call.action, signal);
    if (call.type === 'wait') await sleep(call.durationMs, signal);
    return {};
  } catch (error) {
    signal.throwIfAborted();
    if (mayPass(error)) return error;
    throw error;
  }
}

/** @returns what the screen shows now, or why it can't be seen. */
async function* lookAfter(
  context: LoopContext,
  limitMs: number,
): AsyncGenerator<readonly EventDraft[], Observation | PhoneError, void> {
  try {
    return yield* look(context, limitMs);
  } catch (error) {
    context.signal.throwIfAborted();
    if (mayPass(error)) return error;
    throw error;
  }
}

function whyStop(
  failure: string | undefined,
  before: Observation['data'],
  after: Observation['data'],
): string | undefined {
  if (failure !== undefined) return 'an earlier tool use of this turn failed';
  if (after.app !== null && before.app !== null && after.app !== before.app) {
    return 'another app is in front now; look at the newest screenshot first';
  }
  if (after.widthPx !== before.widthPx || after.heightPx !== before.heightPx) {
    return 'the screen has turned; look at the newest screenshot first';
  }
  return undefined;
}

function settleLimitMs(call: PhoneCall): number {
  const opens = call.type === 'phone' && (call.action.type === 'open_app' || call.action.type === 'open_url');
  return opens ? SETTLE_APP_MS : SETTLE_MS;
}

function unseen(failure: string | undefined, { message }: PhoneError): string {
  const acted = failure ?? 'Done, as far as the phone says.';
  return `${acted} The screen can't be seen: ${message} Your newest screenshot is from before this: wait, and look again before you touch anything.`;
}

function outcome(changed: boolean, state: Observation['state']): string {
  const done = changed ? 'Done; the screen changed.' : 'Done; the screen did not change.';
  if (state === 'still') return done;
  return state === 'loading' ? `${done} It is still loading.` : `${done} It is still moving.`;
}
