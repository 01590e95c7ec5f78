import { z } from 'zod';
import { sessionFields } from '../../../domain/session-fields.ts';
import { sessionPath } from './session.ts';

/** `{session_id}` and `{tool_use_id}` in a path. */
export const approvalPath = sessionPath.extend({
  tool_use_id: z.string().meta({ description: 'What waits for a yes, as its event names it.' }),
});

/** The body of `POST /v1/sessions/{id}/message`. */
export const messageBody = z
  .strictObject({
    message: sessionFields.message.meta({ description: 'What the agent is told.', example: 'Go on' }),
  })
  .meta({ id: 'Message' });

/** The body of `POST /v1/sessions/{id}/approvals/{tool_use_id}/approve`; `input` changes what is done. */
export const approveBody = z
  .strictObject({
    input: sessionFields.toolInput.optional().meta({
      type: 'object',
      additionalProperties: true,
      description: 'What is done instead.',
    }),
  })
  .meta({ id: 'Approval' });

const note = sessionFields.note.optional();

/** The body of `POST /v1/sessions/{id}/approvals/{tool_use_id}/deny`, and of `takeover`. */
export const reasonBody = z
  .strictObject({ reason: note.meta({ description: 'Why, for the agent and for the log.' }) })
  .meta({ id: 'Reason' });

/** The body of `POST /v1/sessions/{id}/release`. */
export const noteBody = z
  .strictObject({ note: note.meta({ description: 'What the agent is told about what was done.' }) })
  .meta({ id: 'Note' });

/** The body of `POST /v1/sessions/{id}/budget`. */
export const budgetBody = z
  .strictObject({
    max_cost_usd: sessionFields.maxCostUsd
      .nullable()
      .meta({ description: 'US dollars in all; null for any amount.', example: 2.5 }),
  })
  .meta({ id: 'Budget' });
