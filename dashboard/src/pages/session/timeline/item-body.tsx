import { actionWords, handWords } from '../../../events/action-words.ts';
import type { EventOf, LoggedEvent } from '../../../events/event-fields.ts';
import type { TimelineItem } from '../../../events/timeline-item.ts';
import { formatCost, formatDuration } from '../../../ui/format.ts';
import { Fold, Words } from './folds.tsx';
import styles from './timeline.module.css';

/** What an entry says. */
export function ItemBody({ item }: { readonly item: TimelineItem }) {
  const { event, outcome, key } = item;
  switch (event.__typename) {
    case 'UserMessageEvent':
      return (
        <>
          <Words at={key}>{event.text}</Words>
          {event.frames.map(({ frameUrl }) => (
            <img key={frameUrl} className={styles['said']} src={frameUrl} alt="What was sent" />
          ))}
        </>
      );
    case 'AgentTextEvent':
      return <Words at={key}>{event.text}</Words>;
    case 'AgentThinkingEvent':
      return (
        <Fold at={key} summary={<span dir="auto">{firstLine(event.text)}</span>}>
          <p dir="auto" className={styles['words']}>
            {event.text}
          </p>
        </Fold>
      );
    case 'ToolUseEvent':
      return (
        <>
          <p dir="auto" className={styles['strong']}>
            {actionWords(event.name, event.input, event.action)}
          </p>
          <Outcome outcome={outcome} at={key} />
        </>
      );
    case 'UserActionEvent':
      return (
        <>
          <p dir="auto" className={styles['strong']}>
            {handWords(event.performed)}
          </p>
          <Outcome outcome={outcome} at={key} />
        </>
      );
    case 'QuestionEvent':
      return (
        <>
          <Words at={key}>{event.text}</Words>
          {event.options.length > 0 && (
            <ul className={styles['options']}>
              {event.options.map((option) => (
                <li key={option} dir="auto">
                  {option}
                </li>
              ))}
            </ul>
          )}
        </>
      );
    case 'ApprovalRequestedEvent':
      return (
        <>
          <p dir="auto" className={styles['strong']}>
            {actionWords(event.name, event.input, event.action)}
            {event.target?.label ? ` (${event.target.label})` : ''}
          </p>
          {event.reason && <Words at={key}>{event.reason}</Words>}
          <Decision outcome={outcome} />
        </>
      );
    case 'ContextCompactedEvent':
      return (
        <Fold at={key} summary={`Began conversation ${event.epoch} with a summary`}>
          <p dir="auto" className={styles['words']}>
            {event.summary}
          </p>
        </Fold>
      );
    case 'ResultEvent':
      return (
        <>
          <Words at={key}>{event.text}</Words>
          {event.output != null && (
            <pre className={styles['json']}>{JSON.stringify(event.output, null, 2)}</pre>
          )}
        </>
      );
    case 'ErrorEvent':
      return (
        <p dir="auto" className={styles['words']}>
          <code>{event.code}</code> {event.message}
        </p>
      );
    default:
      return <Words at={key}>{shortWords(event)}</Words>;
  }
}

/** What became of an action; nothing is said of one that did what it should. */
function Outcome({ outcome, at }: { readonly outcome: LoggedEvent | undefined; readonly at: number }) {
  if (!outcome) return <p className={styles['quiet']}>under way…</p>;
  if (outcome.__typename !== 'ToolResultEvent' && outcome.__typename !== 'UserActionResultEvent') return null;
  const took = outcome.__typename === 'ToolResultEvent' ? formatDuration(outcome.durationMs) : undefined;
  return (
    <div className={outcome.isError ? styles['failed'] : styles['quiet']}>
      <Words at={at}>{[outcome.text, took].filter(Boolean).join(' · ')}</Words>
    </div>
  );
}

const DECISIONS = {
  approved: 'Approved',
  edited: 'Approved with a change',
  denied: 'Denied',
  expired: 'No answer in time, so it was denied',
} as const satisfies Record<EventOf<'ApprovalResolvedEvent'>['decision'], string>;

function Decision({ outcome }: { readonly outcome: LoggedEvent | undefined }) {
  if (outcome?.__typename !== 'ApprovalResolvedEvent')
    return <p className={styles['quiet']}>waits for an answer</p>;
  const isYes = outcome.decision === 'approved' || outcome.decision === 'edited';
  return (
    <p dir="auto" className={isYes ? styles['good'] : styles['failed']}>
      {DECISIONS[outcome.decision]}
      {outcome.reason ? `: ${outcome.reason}` : ''}
    </p>
  );
}

const PAUSES = {
  user: 'Paused by a person',
  idle: 'Waits for the next message',
  question: 'Waits for an answer',
  approval: 'Waits for a yes',
  takeover: 'In a person’s hands',
  budget: 'Paused: the budget is used up',
  phone_lost: 'Paused: the phone is lost',
} as const satisfies Record<NonNullable<EventOf<'StatusChangedEvent'>['pauseReason']>, string>;

const STATUSES = {
  creating: 'Created',
  running: 'Running',
  paused: 'Paused',
  completed: 'Completed',
  failed: 'Failed',
  killed: 'Stopped',
} as const satisfies Record<EventOf<'StatusChangedEvent'>['to'], string>;

/** @returns an event that a sentence says */
export function shortWords(event: LoggedEvent): string {
  switch (event.__typename) {
    case 'StatusChangedEvent': {
      const status =
        event.to === 'paused' && event.pauseReason ? PAUSES[event.pauseReason] : STATUSES[event.to];
      return event.reason ? `${status}: ${event.reason}` : status;
    }
    case 'TurnCompletedEvent': {
      const { modelMs, actionMs, settleMs, captureMs, encodeMs } = event.timing;
      const took = formatDuration(modelMs + actionMs + settleMs + captureMs + encodeMs);
      return [`Turn ${event.turn}`, event.costUsd === null ? undefined : formatCost(event.costUsd), took]
        .filter(Boolean)
        .join(' · ');
    }
    case 'ScreenshotEvent':
      return event.screen?.secure
        ? 'Looked at a screen that can’t be pictured'
        : `Looked at the screen${event.screen?.app ? ` of ${event.screen.app}` : ''}`;
    case 'TakeoverStartedEvent': {
      const who = event.isRequest ? 'The agent asks a person to take over' : 'A person took the phone over';
      return event.reason ? `${who}: ${event.reason}` : who;
    }
    case 'TakeoverEndedEvent':
      return event.note ? `Handed back: ${event.note}` : 'Handed back to the agent';
    case 'BudgetChangedEvent':
      return event.maxCostUsd === null
        ? 'The budget is without a limit'
        : `The budget is ${formatCost(event.maxCostUsd)}`;
    case 'DialogHandledEvent':
      return `${event.isAllowed ? 'Allowed' : 'Refused'} a dialog of the system: ${event.text}`;
    case 'ModelRetryEvent':
      return `The model did not answer, try ${event.attempt} in ${formatDuration(event.delayMs)}: ${event.message}`;
    case 'ApprovalResolvedEvent':
      return DECISIONS[event.decision];
    default:
      return 'message' in event ? event.message : 'text' in event ? event.text : '';
  }
}

/** How much of a folded text is seen, in characters. */
const SEEN = 90;

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  return line.length > SEEN ? `${line.slice(0, SEEN)}…` : line;
}
