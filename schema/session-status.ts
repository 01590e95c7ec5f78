import {
  PAUSE_REASONS,
  PICTURE_SIZES,
  SESSION_MODES,
  SESSION_STATUSES,
  TOOL_PROFILES,
} from '../src/domain/session.ts';
import { builder } from './builder.ts';

/** Where a session stands. */
export const SessionStatusEnum = builder.enumType('SessionStatus', {
  description: 'Where a session stands; completed, failed and killed are final.',
  values: SESSION_STATUSES,
});

/** What a paused session waits for. */
export const SessionPauseReasonEnum = builder.enumType('SessionPauseReason', {
  description: 'What a paused session waits for.',
  values: PAUSE_REASONS,
});

/** Whether a session ends when the agent is done. */
export const SessionModeEnum = builder.enumType('SessionMode', {
  description:
    'A task ends when the agent is done; a conversation waits for the next message after each turn.',
  values: SESSION_MODES,
});

/** Which tools an agent acts with. */
export const ToolProfileEnum = builder.enumType('ToolProfile', {
  description:
    "Which tools the agent acts with: `computer` is its provider's own toolset and a few of ours, `phone` is ours alone.",
  values: TOOL_PROFILES,
});

/** How large the pictures of the model are. */
export const PictureSizeEnum = builder.enumType('PictureSize', {
  description:
    'How large the screenshots are that the model sees: `economy` takes about a third less tokens.',
  values: PICTURE_SIZES,
});
