import { observe } from '../agent/seeing/observe.ts';
import { SETTLE_MS } from '../agent/seeing/settle.ts';
import type { AgentEvent, EventDraft } from '../domain/agent-event.ts';
import { DomainError } from '../domain/errors.ts';
import type { PhoneAction } from '../domain/phone-action.ts';
import { type PhoneDriver, PhoneError } from '../phones/phone-driver.ts';
import type { Ownership } from './ownership.ts';
import type { SessionRunnerContext } from './runner-context.ts';
import { LoopEnded, Steering } from './steering.ts';

/**
 * Does with the phone what the person does who has taken it over, in order and through the same layer as the
 * agent, until the session doesn't wait for that person any more. An action that an earlier server did not
 * come to answer is not done again.
 *
 * @returns whether the session may need more; false when the server ends, or it is somebody else's by now
 */
export async function serveTakeover(
  context: SessionRunnerContext,
  owned: Ownership,
  shutdown: AbortSignal,
): Promise<boolean> {
  const { session } = owned;
  await using steering = new Steering(
    context.feed,
    session.id,
    owned.claimedAt,
    undefined,
    shutdown,
    context.clock,
  );
  await using hand = new PersonsHand(context, owned, steering.signal);
  try {
    const [first, ...rest] = await unansweredActions(context, owned);
    // Only the first can have been under way when an earlier server died.
    const isUnknown = first !== undefined && owned.cause === 'recovered';
    if (isUnknown) await owned.append([unknownOutcome(first.data.actionId)]);
    await hand.shows();
    for (const { data } of first && !isUnknown ? [first, ...rest] : rest) await hand.does(data);
    for await (const event of context.feed.follow(session.id, owned.claimedAt, steering.signal)) {
      if (event.type === 'status_changed' && event.data.pauseReason !== 'takeover') {
        await owned.leave();
        return true;
      }
      if (event.type === 'user_action') await hand.does(event.data);
    }
    return false;
  } catch (error) {
    if (error instanceof LoopEnded || shutdown.aborted) return false;
    throw error;
  }
}

class PersonsHand implements AsyncDisposable {
  readonly #context: SessionRunnerContext;
  readonly #owned: Ownership;
  readonly #signal: AbortSignal;
  #phone: PhoneDriver | undefined;

  constructor(context: SessionRunnerContext, owned: Ownership, signal: AbortSignal) {
    this.#context = context;
    this.#owned = owned;
    this.#signal = signal;
  }

  /** Shows the screen as it is now, if it can be seen. */
  async shows(): Promise<void> {
    const screen = await this.#try(async (phone) => {
      await phone.wake(this.#signal);
      return await this.#look(phone, 0);
    });
    if (!(screen instanceof PhoneError)) await this.#owned.append([{ type: 'screenshot', data: screen }]);
  }

  async does({
    actionId,
    action,
  }: {
    readonly actionId: string;
    readonly action: PhoneAction;
  }): Promise<void> {
    const screen = await this.#try(async (phone) => {
      await phone.perform(action, this.#signal);
      return await this.#look(phone, SETTLE_MS);
    });
    const failed = screen instanceof PhoneError;
    const text = failed ? screen.message : 'Done.';
    const data = { actionId, isError: failed, text, ...(!failed && { screen }) };
    await this.#owned.append([{ type: 'user_action_result', data }]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#phone?.close();
  }

  async #look(phone: PhoneDriver, settleMs: number): Promise<AgentEvent<'screenshot'>['data']> {
    const { frames, clock, settle } = this.#context;
    const { id: sessionId, organizationId, pictureSize } = this.#owned.session;
    const storeFrame: Parameters<typeof observe>[0]['storeFrame'] = (picture) =>
      frames.put(organizationId, picture, sessionId);
    const context = { sessionId, phone, pictureSize, settle, clock, storeFrame, signal: this.#signal };
    return (await observe(context, settleMs)).data;
  }

  async #try<T>(work: (phone: PhoneDriver) => Promise<T>): Promise<T | PhoneError> {
    try {
      this.#phone ??= await this.#context.phones.connect(this.#owned.session.id, this.#signal);
      return await work(this.#phone);
    } catch (error) {
      this.#signal.throwIfAborted();
      // The session has failed over what its phone was to be put back to.
      if (error instanceof DomainError) return new PhoneError('action_failed', error.message);
      if (!(error instanceof PhoneError)) {
        // The person still has the phone: they are told, and may try something else.
        const { logger } = this.#context;
        logger.error({ error, sessionId: this.#owned.session.id }, "A person's action failed unexpectedly");
        return new PhoneError('action_failed', 'Something went wrong inside the server; its log says what.');
      }
      if (error.kind === 'phone_lost') {
        await this.#phone?.close();
        this.#phone = undefined;
      }
      return error;
    }
  }
}

async function unansweredActions(
  { log }: SessionRunnerContext,
  { session, claimedAt }: Ownership,
): Promise<readonly AgentEvent<'user_action'>[]> {
  const started = await log.newest(session.id, 'takeover_started');
  const events = await log.read(session.id, { after: started?.index ?? -1, limit: claimedAt + 1 });
  const answered = new Set(
    events.flatMap((event) => (event.type === 'user_action_result' ? [event.data.actionId] : [])),
  );
  return events
    .filter((event) => event.type === 'user_action')
    .filter(({ index, data }) => index <= claimedAt && !answered.has(data.actionId));
}

function unknownOutcome(actionId: string): EventDraft {
  const text = 'The outcome is unknown: the server ended while this was going on.';
  return { type: 'user_action_result', data: { actionId, isError: true, text } };
}
