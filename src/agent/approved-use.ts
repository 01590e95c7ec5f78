import type { EventDraft } from '../domain/agent-event.ts';
import type { FrameId } from '../domain/ids.ts';
import type { PlannedUse } from './answer.ts';
import { type Hands, remark } from './hands.ts';
import type { LoopContext } from './loop-context.ts';
import { lookAlike } from './seeing/look-alike.ts';
import { wordsDigest } from './seeing/screen-changed.ts';
import type { ApprovedUse } from './take-up.ts';
import { toolResult } from './tool-result.ts';

/**
 * Carries out what the user has said yes to, if the screen still is the one that they said yes to. What the
 * user changed is carried out as they changed it, and the agent is told.
 *
 * @returns whether it was carried out
 */
export async function* takeApproved(
  context: LoopContext,
  hands: Hands,
  { use, asked, resolved }: ApprovedUse,
): AsyncGenerator<readonly EventDraft[], boolean, void> {
  const { data } = hands.observation;
  // A picture alone could hide another price; words alone another place.
  const saysTheSame = asked.data.screenDigest === wordsDigest(hands.observation);
  const isSame = saysTheSame && (await isSameScreen(context, asked.data.frameId, data.frameId));
  if (!isSame && !isAnywhere(asked)) {
    const text =
      'Not run: the user said yes, but the screen is not the one any more that they saw. Look at the newest screenshot, and ask for it again if it still is right.';
    yield [toolResult(context.turnsBefore, use, text, { isError: true })];
    return false;
  }
  yield [{ type: 'screenshot', data }];
  const { input } = resolved.data;
  if (input) yield [remark(`The user changed the input of ${use.name} to ${JSON.stringify(input)}.`)];
  yield* hands.takeApproved(input ? hands.plan({ ...use, input }) : approvedPlan(hands, { use, asked }));
  return true;
}

/** What was asked about, in device pixels: a list of elements may have changed by now. */
function approvedPlan(hands: Hands, { use, asked }: Pick<ApprovedUse, 'use' | 'asked'>): PlannedUse {
  const { action } = asked.data;
  return action ? { use, call: { type: 'phone', action } } : hands.plan(use);
}

/** Whether it means the same wherever the phone is: a clock that went on is no reason to ask again. */
function isAnywhere({ data: { action } }: ApprovedUse['asked']): boolean {
  return action?.type === 'open_app' || action?.type === 'open_url';
}

async function isSameScreen(
  { loadFrame }: LoopContext,
  before: FrameId | null,
  now: FrameId | null,
): Promise<boolean> {
  if (before === null || now === null) return before === now;
  if (before === now) return true;
  const [a, b] = await Promise.all([loadFrame(before), loadFrame(now)]);
  return await lookAlike(a.bytes, b.bytes);
}
