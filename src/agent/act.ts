import type { EventDraft } from '../domain/agent-event.ts';
import { elapsedMs } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import { sleep } from '../lib/sleep.ts';
import type { ToolUse } from '../models/model.ts';
import { PhoneError } from '../phones/phone-driver.ts';
import { plan } from './answer.ts';
import type { LoopContext } from './loop-context.ts';
import { type Observation, observe } from './observe.ts';
import { mayPass } from './phone-failure.ts';
import { screenChanged as hasChanged } from './screen-changed.ts';
import { SETTLE_APP_MS, SETTLE_MS, type SettleState } from './settle.ts';
import type { ToolCall } from './tools.ts';

/** What the tool uses of a turn led to. */
export type Acted = {
  readonly observation: Observation;
  readonly done?: { readonly success: boolean; readonly summary: string };
  readonly actionMs: number;
  readonly settleMs: number;
  readonly captureMs: number;
  readonly encodeMs: number;
};

/** @returns the event that answers a tool use, with what is on the screen since then if `extra` tells. */
export function toolResult(
  turn: number,
  toolUseId: string,
  text: string,
  isError: boolean,
  extra: {
    readonly durationMs?: number;
    readonly observation?: Observation;
    readonly screenChanged?: boolean;
  } = {},
): EventDraft<'tool_result'> {
  const [screen, picture] = extra.observation?.content ?? [];
  const words: JsonObject[] = [{ type: 'text', text }, ...(screen ? [screen] : [])];
  const pictures = picture ? [picture] : [];
  // The API takes text alone in a failed result: its picture stands behind the results.
  const [within, behind] = isError ? [words, pictures] : [[...words, ...pictures], []];
  return {
    type: 'tool_result',
    data: {
      turn,
      toolUseId,
      isError,
      text,
      durationMs: extra.durationMs ?? 0,
      ...(extra.observation?.data.frameId && { frameId: extra.observation.data.frameId }),
      ...(extra.screenChanged !== undefined && { screenChanged: extra.screenChanged }),
    },
    block: {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: toolUseId, content: within, ...(isError && { is_error: true }) },
        ...behind,
      ],
    },
  };
}

/**
 * Carries out the tool uses of a turn in order; there is one screen. The first that is invalid, fails,
 * or leads away from the screen that the model saw, a `done` and a pause stop the rest, which are
 * answered as not run.
 *
 * @throws {PhoneError} `phone_lost`
 */
export async function* act(
  context: LoopContext,
  turn: number,
  uses: readonly ToolUse[],
  before: Observation,
): AsyncGenerator<readonly EventDraft[], Acted, void> {
  let acted: Acted = { observation: before, actionMs: 0, settleMs: 0, captureMs: 0, encodeMs: 0 };
  let stopped: string | undefined;
  for (const use of uses) {
    context.signal.throwIfAborted();
    if (stopped === undefined && context.pauseRequested()) stopped = 'the session was paused';
    if (stopped !== undefined) {
      yield [toolResult(turn, use.id, `Not run: ${stopped}.`, true)];
      continue;
    }
    const { call } = plan(use, acted.observation.toDevice);
    if (call.type === 'invalid') {
      yield [toolResult(turn, use.id, call.message, true)];
      stopped = 'an earlier tool use of this turn was not valid';
    } else if (call.type === 'done') {
      yield [
        toolResult(
          turn,
          use.id,
          'Noted. This is the end, unless the user has said something meanwhile.',
          false,
        ),
      ];
      acted = { ...acted, done: call };
      stopped = 'the session has ended';
    } else {
      const startedAt = context.clock.now();
      const failure = await attempt(context, call);
      const actionMs = elapsedMs(context.clock, startedAt);
      const after = await look(context, settleLimitMs(call));
      const durationMs = elapsedMs(context.clock, startedAt);
      acted = { ...acted, actionMs: acted.actionMs + actionMs };
      if (after instanceof PhoneError) {
        yield [toolResult(turn, use.id, unseen(failure, after), true, { durationMs })];
        stopped = 'the screen could not be seen after an earlier tool use of this turn';
        continue;
      }
      const screenChanged = hasChanged(acted.observation, after);
      const text = failure ?? outcome(screenChanged, after.state);
      yield [
        toolResult(turn, use.id, text, failure !== undefined, {
          durationMs,
          observation: after,
          screenChanged,
        }),
      ];
      stopped = whyStop(failure, acted.observation.data, after.data);
      acted = {
        ...acted,
        observation: after,
        settleMs: acted.settleMs + after.settleMs,
        captureMs: acted.captureMs + after.captureMs,
        encodeMs: acted.encodeMs + after.encodeMs,
      };
    }
  }
  return acted;
}

/** @returns what went wrong, for the model; undefined when nothing did. */
async function attempt(context: LoopContext, call: ToolCall): Promise<string | undefined> {
  try {
    if (call.type === 'wait') await sleep(call.durationMs, context.signal);
    if (call.type === 'phone') await context.phone.perform(call.action, context.signal);
    return undefined;
  } catch (error) {
    context.signal.throwIfAborted();
    if (mayPass(error)) return error.message;
    throw error;
  }
}

/** @returns what the screen shows now, or why it can't be seen. */
async function look(context: LoopContext, limitMs: number): Promise<Observation | PhoneError> {
  try {
    return await observe(context, limitMs);
  } catch (error) {
    context.signal.throwIfAborted();
    if (mayPass(error)) return error;
    throw error;
  }
}

/** @returns why the turn's next tool uses, which the model meant for what it saw, must not run. */
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

function settleLimitMs(call: ToolCall): number {
  const opens = call.type === 'phone' && (call.action.type === 'open_app' || call.action.type === 'open_url');
  return opens ? SETTLE_APP_MS : SETTLE_MS;
}

function unseen(failure: string | undefined, { message }: PhoneError): string {
  const acted = failure ?? 'Done, as far as the phone says.';
  return `${acted} The screen can't be seen: ${message} Your newest screenshot is from before this: wait, and look again before you touch anything.`;
}

function outcome(screenChanged: boolean, state: SettleState): string {
  const changed = screenChanged ? 'Done; the screen changed.' : 'Done; the screen did not change.';
  return state === 'still' ? changed : `${changed} It is still ${state}.`;
}
