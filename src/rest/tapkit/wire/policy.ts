import { z } from 'zod';
import { type Policy, policy } from '../../../domain/policy.ts';

const { approvals, dialogs, approvalTimeoutS } = policy.unwrap().shape;
const { permission, crash, notResponding } = dialogs.unwrap().unwrap().shape;

/** A policy as the dialect spells it. */
export const wirePolicy = z
  .strictObject({
    approvals: approvals.meta({ description: 'In order: the first rule that fits decides.' }),
    dialogs: z.strictObject({ permission, crash, not_responding: notResponding }).prefault({}).meta({
      description:
        'How dialogs of the system are answered. `allow` waits for a crashed app, `deny` closes it.',
    }),
    approval_timeout_s: approvalTimeoutS.meta({
      description: 'Seconds until a question without an answer counts as denied.',
    }),
  })
  .transform(
    ({ dialogs: { not_responding, ...dialogs }, ...rest }): Policy => ({
      approvals: rest.approvals,
      dialogs: { ...dialogs, notResponding: not_responding },
      approvalTimeoutS: rest.approval_timeout_s,
    }),
  )
  .meta({ id: 'Policy', description: 'What a session may do by itself. Everything may be left out.' });
