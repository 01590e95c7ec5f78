import type { Message } from '@anthropic-ai/sdk/resources/messages';
import type { Exchange } from './exchange.ts';
import { errorBody } from './fault.ts';
import type { Step } from './script.ts';
import { streamOf, type WireEvent } from './stream.ts';
import type { Turn } from './turn.ts';

/** How an answer came out. `eventsSent` counts the events of a stream. */
export type Played = { readonly outcome: 'answered' | 'failed' | 'aborted'; readonly eventsSent: number };

/** What playing a message needs. */
export type Playback = {
  readonly exchange: Exchange;
  readonly isStream: boolean;
  /** Runs before each event, and holds it back until it resolves. */
  readonly beforeEvent: (event: WireEvent) => void | Promise<void>;
  /** Makes the message that a turn comes to, and counts it. */
  readonly compose: (turn: Turn) => Message;
  /** Runs just before the event that completes the answer. */
  readonly onAnswered: (message: Message) => void;
};

/** Plays a step. A turn is played to its end, a failure as far as it goes, unless the client leaves. */
export async function play(step: Step, playback: Playback): Promise<Played> {
  const { exchange, isStream } = playback;
  switch (step.type) {
    case 'turn':
      return isStream ? playStream(step, playback) : playWhole(step, playback);
    case 'error':
      exchange.sendError({ ...step, type: step.errorType });
      return { outcome: 'failed', eventsSent: 0 };
    case 'hang':
      await exchange.gone;
      return { outcome: 'aborted', eventsSent: 0 };
    case 'break':
      return playBroken(step, playback);
  }
}

async function playWhole(turn: Turn, { exchange, compose, onAnswered }: Playback): Promise<Played> {
  const message = compose(turn);
  for (const part of turn.parts) {
    if (part.type === 'hold') await Promise.race([part.gate.pass(), exchange.gone]);
  }
  if (exchange.isGone) return { outcome: 'aborted', eventsSent: 0 };
  onAnswered(message);
  exchange.sendJson(200, message);
  return { outcome: 'answered', eventsSent: 0 };
}

async function playStream(turn: Turn, playback: Playback): Promise<Played> {
  const eventsSent = await sendEvents(turn, playback, Number.POSITIVE_INFINITY);
  if (playback.exchange.isGone) return { outcome: 'aborted', eventsSent };
  playback.exchange.end();
  return { outcome: 'answered', eventsSent };
}

async function playBroken(
  step: Extract<Step, { readonly type: 'break' }>,
  playback: Playback,
): Promise<Played> {
  const eventsSent = playback.isStream ? await sendEvents(step.turn, playback, step.afterEvents) : 0;
  if (playback.exchange.isGone) return { outcome: 'aborted', eventsSent };
  await breakOff(step.how, playback);
  return { outcome: 'failed', eventsSent };
}

/** Sends the first events of a turn, until the client leaves. @returns how many were sent */
async function sendEvents(turn: Turn, playback: Playback, limit: number): Promise<number> {
  const { exchange, beforeEvent, compose, onAnswered } = playback;
  const message = compose(turn);
  let sent = 0;
  for (const item of streamOf(message, turn)) {
    if (sent >= limit) break;
    await Promise.race([item.type === 'hold' ? item.gate.pass() : beforeEvent(item.event), exchange.gone]);
    if (exchange.isGone) break;
    if (item.type === 'hold') continue;
    if (item.event.type === 'message_stop') onAnswered(message);
    await exchange.sendEvent(item.event);
    sent += 1;
  }
  return sent;
}

async function breakOff(
  how: 'reset' | 'end' | 'error_event',
  { exchange, isStream }: Playback,
): Promise<void> {
  const overloaded = { type: 'overloaded_error', message: 'Overloaded' } as const;
  if (how === 'error_event' && !isStream) {
    exchange.sendError({ status: 529, ...overloaded });
  } else if (how === 'error_event') {
    await exchange.sendEvent({ type: 'error', ...errorBody(overloaded, exchange.requestId) });
    exchange.end();
  } else if (how === 'end' && isStream) {
    exchange.end();
  } else {
    exchange.cut();
  }
}
