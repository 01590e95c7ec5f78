import type { ExportFormat } from '../src/domain/export-format.ts';
import type {
  Effort,
  PauseReason,
  PictureSize,
  SessionMode,
  SessionStatus,
  ToolProfile,
} from '../src/domain/session.ts';
import { builder } from './builder.ts';
import { describedValues } from './described-values.ts';

/** As what a session is exported. */
export const ExportFormatEnum = builder.enumType('ExportFormat', {
  description: 'As what a session is exported.',
  values: describedValues<ExportFormat>({
    webp: 'An animation of its screens with the actions drawn on them, long waits shortened.',
    html: 'One page to read that needs no network.',
    json: 'Its events, and its frames in Base64.',
  }),
});

/** Where a session stands. */
export const SessionStatusEnum = builder.enumType('SessionStatus', {
  description: 'Where a session stands; completed, failed and killed are final.',
  values: describedValues<SessionStatus>({
    creating: 'It is stored, and not yet at work.',
    running: 'The agent looks, thinks and acts.',
    paused: 'It waits; the pause reason says for what.',
    completed: 'The agent says that it did what was asked.',
    failed: 'It could not; the error says why.',
    killed: 'It was stopped.',
  }),
});

/** What a paused session waits for. */
export const SessionPauseReasonEnum = builder.enumType('SessionPauseReason', {
  description: 'What a paused session waits for.',
  values: describedValues<PauseReason>({
    user: 'Somebody paused it.',
    question: 'The agent asked its user something.',
    approval: 'An action waits for a yes.',
    takeover: 'A person has the phone.',
    budget: 'The next request might cost more than it may.',
    phone_lost: 'The phone does not come back.',
    idle: 'The turn of a conversation is over: it waits for the next message.',
  }),
});

/** Whether a session ends when the agent is done. */
export const SessionModeEnum = builder.enumType('SessionMode', {
  description:
    'A task ends when the agent is done; a conversation waits for the next message after each turn.',
  values: describedValues<SessionMode>({
    task: 'It ends when the agent is done.',
    conversation: 'It waits for the next message after each turn.',
  }),
});

/** Which tools an agent acts with. */
export const ToolProfileEnum = builder.enumType('ToolProfile', {
  description:
    "Which tools the agent acts with: `computer` is its provider's own toolset and a few of ours, `phone` is ours alone.",
  values: describedValues<ToolProfile>({
    computer: "The provider's own toolset, and a few tools of ours.",
    phone: 'Tools of ours alone.',
  }),
});

/** How hard a model thinks. */
export const EffortEnum = builder.enumType('Effort', {
  description: 'How hard the model thinks: the harder, the slower and the dearer.',
  values: describedValues<Effort>({
    low: 'As little as will do.',
    medium: 'What is usual.',
    high: 'Harder.',
    xhigh: 'As hard as it can.',
  }),
});

/** How large the pictures of the model are. */
export const PictureSizeEnum = builder.enumType('PictureSize', {
  description:
    'How large the screenshots are that the model sees: `economy` takes about a third less tokens.',
  values: describedValues<PictureSize>({
    full: 'As large as the model takes them.',
    economy: 'Smaller: about a third less tokens.',
  }),
});
