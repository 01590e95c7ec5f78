import type { ContentBlock, Message } from '@anthropic-ai/sdk/resources/messages';
import type { Exchange } from './exchange.ts';
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
  /** Runs just before the event that completes a block of the answer. */
  readonly onBlock: (block: ContentBlock) => void;
  /** Runs just before the event that completes the answer. */
  readonly onAnswered: () => void;
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
    case 'page':
      exchange.sendPage(step.status, step.html);
      return { outcome: 'failed', eventsSent: 0 };
    case 'hang':
      await exchange.gone;
      return { outcome: 'aborted', eventsSent: 0 };
    case 'break':
      return playBroken(step, playback);
  }
}

async function playWhole(turn: Turn, playback: Playback): Promise<Played> {
  const { exchange, compose, onBlock, onAnswered } = playback;
  const message = compose(turn);
  for (const part of turn.parts) {
    if (part.type === 'hold') await Promise.race([part.gate.pass(), exchange.gone]);
  }
  if (exchange.isGone) return { outcome: 'aborted', eventsSent: 0 };
  message.content.forEach(onBlock);
  onAnswered();
  exchange.sendJson(200, message);
  return { outcome: 'answered', eventsSent: 0 };
}

async function playStream(turn: Turn, playback: Playback): Promise<Played> {
  const { eventsSent, isWhole } = await sendEvents(turn, playback, Number.POSITIVE_INFINITY);
  // A client may leave as soon as it has read `message_stop`.
  if (!isWhole) return { outcome: 'aborted', eventsSent };
  playback.exchange.end();
  return { outcome: 'answered', eventsSent };
}

async function playBroken(
  step: Extract<Step, { readonly type: 'break' }>,
  playback: Playback,
): Promise<Played> {
  const eventsSent = playback.isStream
    ? (await sendEvents(step.turn, playback, step.afterEvents)).eventsSent
    : 0;
  if (playback.exchange.isGone) return { outcome: 'aborted', eventsSent };
  breakOff(step.how, playback);
  return { outcome: 'failed', eventsSent };
}

/** Sends the first events of a turn, until the client leaves. */
async function sendEvents(
  turn: Turn,
  { exchange, beforeEvent, compose, onBlock, onAnswered }: Playback,
  limit: number,
): Promise<{ readonly eventsSent: number; readonly isWhole: boolean }> {
  const message = compose(turn);
  let eventsSent = 0;
  for (const item of streamOf(message, turn)) {
    if (eventsSent >= limit) break;
    await Promise.race([item.type === 'hold' ? item.gate.pass() : beforeEvent(item.event), exchange.gone]);
    if (exchange.isGone) break;
    if (item.type === 'hold') continue;
    const isLast = item.event.type === 'message_stop';
    const block = item.event.type === 'content_block_stop' && message.content[item.event.index];
    if (block) onBlock(block);
    if (isLast) onAnswered();
    await exchange.sendEvent(item.event);
    eventsSent += 1;
    if (isLast) return { eventsSent, isWhole: true };
  }
  return { eventsSent, isWhole: false };
}

/** Everything happens at once: a client that reacts finds the request over. */
function breakOff(how: 'reset' | 'end' | 'error_event', { exchange, isStream }: Playback): void {
  if (how === 'error_event' && isStream) exchange.endWithError('overloaded_error', 'Overloaded');
  else if (how === 'error_event') {
    exchange.sendError({ status: 529, type: 'overloaded_error', message: 'Overloaded' });
  } else if (how === 'end' && isStream) exchange.end();
  else exchange.cut();
}
