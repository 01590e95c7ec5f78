import { styleText } from 'node:util';
import type { WireEvent } from './client.ts';
import type { SessionPauseReason } from './gql/graphql.ts';
import { printable, shortened } from './printable.ts';

/** How much is shown of one value of a tool's input, and of a result, in characters. */
const MAX_VALUE = 300;
const MAX_RESULT = 1_000;
/** Below what a line begins with, so that no text can pass for a line of its own. */
const INDENT = ' '.repeat(7);

type Style = Parameters<typeof styleText>[0];

/** Makes the lines that show a session to a person. */
export type Renderer = {
  /** @returns the line of an event, or undefined for one that says nothing new */
  readonly event: (event: WireEvent) => string | undefined;
  /** @returns what the agent is busy with after an event, for a progress line */
  readonly activity: (event: WireEvent) => string;
};

/**
 * @param colors whether the output shows colours
 * @param hintOf what a person can do about a pause, if that is to be said
 */
export function renderer(
  colors: boolean,
  hintOf: (pauseReason: SessionPauseReason) => string | undefined = () => undefined,
): Renderer {
  const paint = (style: Style, text: string): string =>
    colors ? styleText(style, text, { validateStream: false }) : text;
  const line = (turn: number | undefined, what: string): string =>
    `${paint('dim', turn === undefined ? '     ' : `${String(turn).padStart(3)}  `)}${what.replaceAll('\n', `\n${INDENT}`)}`;

  let isPaused = false;

  return {
    event(raw) {
      const event = cleaned(raw);
      switch (event.__typename) {
        case 'UserMessageEvent':
          return line(undefined, `${paint('bold', 'you')}  ${event.text}`);
        case 'AgentThinkingEvent':
          return event.text ? line(event.turn, paint('dim', event.text)) : undefined;
        case 'AgentTextEvent':
          return line(event.turn, event.text);
        case 'ToolUseEvent':
          return line(event.turn, paint('cyan', describeUse(event.name, event.input)));
        case 'ToolResultEvent': {
          const text = `${shortened(event.text, MAX_RESULT)} ${paint('dim', `${event.durationMs} ms`)}`;
          return line(event.turn, event.isError ? paint('yellow', text) : text);
        }
        case 'TurnCompletedEvent': {
          const { modelMs, actionMs, settleMs, captureMs, encodeMs } = event.timing;
          const phoneMs = actionMs + settleMs + captureMs + encodeMs;
          return line(
            event.turn,
            paint('dim', `model ${modelMs} ms, phone ${phoneMs} ms, ${cost(event.costUsd)}`),
          );
        }
        case 'StatusChangedEvent': {
          const why = event.reason ?? (event.pauseReason ? `waits for: ${event.pauseReason}` : '');
          const hint = event.pauseReason && hintOf(event.pauseReason);
          return line(
            undefined,
            `${paint('bold', event.to)}${why ? `  ${why}` : ''}${hint ? `\n${paint('magenta', hint)}` : ''}`,
          );
        }
        case 'QuestionEvent': {
          const choices = event.options.length > 0 ? ` (${event.options.join(' / ')})` : '';
          return line(event.turn, paint('magenta', `asks  ${event.text}${choices}`));
        }
        case 'ApprovalRequestedEvent': {
          // Whoever decides must see all of it.
          const use = describeUse(event.name, event.input, Number.POSITIVE_INFINITY);
          const until = new Date(event.expiresAt).toLocaleTimeString();
          const what = `may I?  ${event.reason ?? ''} ${use}  (no answer until ${until} means no)`;
          return line(event.turn, paint('magenta', what));
        }
        case 'ApprovalResolvedEvent':
          return line(
            undefined,
            `${paint('bold', event.decision)}${event.reason ? `  ${event.reason}` : ''}`,
          );
        case 'TakeoverStartedEvent': {
          const who = event.isRequest ? 'asks a person to take the phone' : 'a person takes the phone';
          return line(undefined, paint('magenta', `${who}${event.reason ? `: ${event.reason}` : ''}`));
        }
        case 'TakeoverEndedEvent':
          return line(undefined, `the agent has the phone back${event.note ? `: ${event.note}` : ''}`);
        case 'UserActionEvent':
          return line(undefined, paint('cyan', `by hand  ${printable(JSON.stringify(event.performed))}`));
        case 'UserActionResultEvent':
          return event.isError ? line(undefined, paint('yellow', event.text)) : undefined;
        case 'BudgetChangedEvent': {
          const limit = event.maxCostUsd == null ? 'no limit' : `$${event.maxCostUsd}`;
          return line(undefined, `the session may cost: ${limit}`);
        }
        case 'DialogHandledEvent':
          return line(
            undefined,
            `${event.isAllowed ? 'allowed' : 'refused'} by policy: ${paint('dim', event.text)}`,
          );
        case 'ContextCompactedEvent':
          return line(
            undefined,
            paint('yellow', `${event.reason ?? ''} The conversation begins anew.`.trim()),
          );
        case 'LoopWarningEvent':
        case 'CostWarningEvent':
        case 'PhoneReconnectedEvent':
        case 'RecoveredEvent':
        case 'WebhookDisabledEvent':
          return line(undefined, paint('yellow', event.message));
        case 'ModelRetryEvent':
          return line(undefined, paint('yellow', `${event.message} Trying again in ${event.delayMs} ms.`));
        case 'ErrorEvent':
          return line(undefined, paint('red', `${event.code}: ${event.message}`));
        case 'ResultEvent':
          return line(undefined, paint(event.success ? 'green' : 'red', event.text));
        default:
          return undefined;
      }
    },
    activity(event) {
      if (event.__typename === 'StatusChangedEvent') isPaused = event.to === 'paused';
      if (isPaused) return 'paused';
      return event.__typename === 'ToolUseEvent' ? describeUse(event.name, event.input) : 'thinking';
    },
  };
}

/** @returns a cost for people; a session that costs nothing says so plainly */
export function cost(costUsd: number | null | undefined): string {
  return costUsd === null || costUsd === undefined
    ? 'price not known'
    : `$${costUsd.toFixed(costUsd === 0 ? 2 : 4)}`;
}

function describeUse(
  name: string,
  input: Readonly<Record<string, unknown>>,
  maxLength: number = MAX_VALUE,
): string {
  const parts = Object.entries(input).map(
    ([key, value]) => `${key}=${shortened(JSON.stringify(value), maxLength)}`,
  );
  return printable(`${name} ${parts.join(' ')}`.trim());
}

/** What a tool's input is called is cleaned where it is shown. */
function cleaned(event: WireEvent): WireEvent {
  return JSON.parse(JSON.stringify(event), (_key, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as WireEvent;
}
