import type { EventDraft } from '../../domain/agent-event.ts';
import type { PlannedUse } from '../answer.ts';
import type { LoopContext } from '../loop-context.ts';
import type { Observation } from '../seeing/observe.ts';
import { wordsDigest } from '../seeing/screen-changed.ts';
import { type Judgement, judge } from './approval.ts';
import { targetOf } from './target.ts';

/** @returns whether a tool use may be carried out on the screen as it is, by the session's policy. */
export function judgeUse(
  { policy, powers }: Pick<LoopContext, 'policy' | 'powers'>,
  { use, call }: PlannedUse,
  { data, elements }: Pick<Observation, 'data' | 'elements'>,
  userWords: readonly string[],
): Judgement {
  const action = call.type === 'phone' ? call.action : undefined;
  const target = action && targetOf(action, elements);
  const judged = judge(
    {
      tool: action?.type ?? use.name,
      ...(action && { action }),
      ...(target && { target }),
      elements,
      app: data.app,
      instruction: userWords.join('\n'),
    },
    policy,
  );
  if (judged.decision !== 'ask' || powers.hasApprovals) return judged;
  return { ...judged, decision: 'deny', reason: `${judged.reason} Nobody can be asked for a yes.` };
}

/** @returns the event that asks the user for a yes. */
export function approvalRequest(
  { policy, clock }: Pick<LoopContext, 'policy' | 'clock'>,
  turn: number,
  { use, call }: PlannedUse,
  { data, elements, print }: Observation,
  { rule, reason }: Exclude<Judgement, { readonly decision: 'allow' }>,
): EventDraft<'approval_requested'> {
  const action = call.type === 'phone' ? call.action : undefined;
  const target = action && targetOf(action, elements);
  return {
    type: 'approval_requested',
    data: {
      turn,
      toolUseId: use.id,
      name: use.name,
      input: use.input as Record<string, never>,
      ...(action && { action }),
      rule,
      reason,
      frameId: data.frameId,
      ...(target && { target: { label: target.label, bounds: target.bounds } }),
      screenDigest: wordsDigest({ print, elements }),
      expiresAt: new Date(clock.now() + policy.approvalTimeoutS * 1_000).toISOString(),
    },
  };
}
