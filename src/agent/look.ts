import type { EventDraft } from '../domain/agent-event.ts';
import { centreOf } from '../domain/phone.ts';
import type { Decision } from '../domain/policy.ts';
import { dialogOf, type SystemDialog } from './judging/dialogs.ts';
import type { LoopContext } from './loop-context.ts';
import { mayPass } from './phone-failure.ts';
import { type Observation, observe } from './seeing/observe.ts';

/** How many dialogs in a row are answered by the policy before the agent must deal with them. */
const MOST_DIALOGS = 3;

/**
 * Looks at the phone, and answers the dialogs of the system that the session's policy has an answer for. One that
 * can't be answered is left to the agent.
 *
 * @returns the first look at something else; what it took is the sum of all looks
 * @throws {PhoneError} when the phone can't be seen
 */
export async function* look(
  context: LoopContext,
  settleLimitMs: number,
): AsyncGenerator<readonly EventDraft[], Observation, void> {
  let observation = await observe(context, settleLimitMs);
  for (let answered = 0; answered < MOST_DIALOGS; answered += 1) {
    const dialog = dialogOf(observation.data.app, observation.elements);
    const choice = dialog && choiceFor(dialog, context);
    if (!dialog || !choice || choice === 'ask') return observation;
    const button = dialog[choice];
    if (!button) return observation;
    try {
      await context.phone.perform({ type: 'tap', at: centreOf(button.bounds) }, context.signal);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!mayPass(error)) throw error;
      return observation;
    }
    const { kind, app, text } = dialog;
    yield [{ type: 'dialog_handled', data: { kind, app, text, choice } }];
    const next = await observe(context, settleLimitMs);
    observation = {
      ...next,
      settleMs: observation.settleMs + next.settleMs,
      captureMs: observation.captureMs + next.captureMs,
      encodeMs: observation.encodeMs + next.encodeMs,
    };
  }
  return observation;
}

function choiceFor({ kind }: SystemDialog, { policy }: LoopContext): Decision {
  switch (kind) {
    case 'permission':
      return policy.dialogs.permission;
    case 'crash':
      return policy.dialogs.crash;
    case 'not_responding':
      return policy.dialogs.notResponding;
  }
}
