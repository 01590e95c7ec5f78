import type { Ask } from './ask.ts';
import type { WireErrorType } from './fault.ts';
import { Turn } from './turn.ts';

/** A scripted failure of the server. It is used up once it has been answered. */
export type Failure =
  | {
      readonly type: 'error';
      readonly status: number;
      readonly errorType: WireErrorType;
      readonly message: string;
      readonly retryAfterS: number | undefined;
    }
  /** Never answers; ends when the client gives up. */
  | { readonly type: 'hang' }
  /** What stands between the client and the server answers, with a page of its own. */
  | { readonly type: 'page'; readonly status: number; readonly html: string }
  /** Plays `turn` up to so many stream events, then fails in the middle. */
  | {
      readonly type: 'break';
      readonly how: 'reset' | 'end' | 'error_event';
      readonly afterEvents: number;
      readonly turn: Turn;
    };

/** What a script says for one request. */
export type Step = Turn | Failure;
/** A step, or a function that makes one from the request. */
export type ScriptedStep = Step | ((ask: Ask) => Step | Promise<Step>);
/** The steps of a conversation; a function chooses them by the conversation's first request. */
export type Script = readonly ScriptedStep[] | ((first: Ask) => readonly ScriptedStep[]);

const start = new Turn();

/** Starts a turn that says something. */
export const says = (...args: Parameters<Turn['says']>): Turn => start.says(...args);
/** Starts a turn that thinks. */
export const thinks = (...args: Parameters<Turn['thinks']>): Turn => start.thinks(...args);
/** Starts a turn that uses any tool. */
export const uses = (...args: Parameters<Turn['uses']>): Turn => start.uses(...args);
/** Starts a turn that taps a point of the newest screenshot. */
export const taps = (...args: Parameters<Turn['taps']>): Turn => start.taps(...args);
/** Starts a turn that taps an element of the list by its name. */
export const tapsRef = (...args: Parameters<Turn['tapsRef']>): Turn => start.tapsRef(...args);
/** Starts a turn that clicks with the computer toolset. */
export const clicks = (...args: Parameters<Turn['clicks']>): Turn => start.clicks(...args);
/** Starts a turn that looks at the screen with the computer toolset. */
export const takesScreenshot = (): Turn => start.takesScreenshot();
/** Starts a turn that scrolls with the computer toolset. */
export const scrolls = (...args: Parameters<Turn['scrolls']>): Turn => start.scrolls(...args);
/** Starts a turn that presses keys with the computer toolset. */
export const keys = (...args: Parameters<Turn['keys']>): Turn => start.keys(...args);
/** Starts a turn that looks closer with the computer toolset. */
export const zoomsInto = (...args: Parameters<Turn['zoomsInto']>): Turn => start.zoomsInto(...args);
/** Starts a turn that looks closer with a tool of ours. */
export const zooms = (...args: Parameters<Turn['zooms']>): Turn => start.zooms(...args);
/** Starts a turn that asks the user. */
export const asks = (...args: Parameters<Turn['asks']>): Turn => start.asks(...args);
/** Starts a turn that asks for a person to take over. */
export const asksForTakeover = (...args: Parameters<Turn['asksForTakeover']>): Turn =>
  start.asksForTakeover(...args);
/** Starts a turn that swipes. */
export const swipes = (...args: Parameters<Turn['swipes']>): Turn => start.swipes(...args);
/** Starts a turn that types into the focused field. */
export const types = (...args: Parameters<Turn['types']>): Turn => start.types(...args);
/** Starts a turn that presses a button of the phone. */
export const presses = (...args: Parameters<Turn['presses']>): Turn => start.presses(...args);
/** Starts a turn that opens an app. */
export const opens = (...args: Parameters<Turn['opens']>): Turn => start.opens(...args);
/** Starts a turn that waits some seconds. */
export const waits = (...args: Parameters<Turn['waits']>): Turn => start.waits(...args);
/** Starts a turn that ends the session with its outcome. */
export const finishes = (...args: Parameters<Turn['finishes']>): Turn => start.finishes(...args);
/** A turn that holds nothing yet but why it stops. */
export const stops = (...args: Parameters<Turn['stops']>): Turn => start.stops(...args);
/** A turn that the model's safeguards stopped before it said anything. */
export const refuses = (...args: Parameters<Turn['refuses']>): Turn => start.refuses(...args);

const UNHEARD = start.says('This answer is never heard to its end.');

/** The ways in which the server can fail. A number of events counts every event, `ping` included. */
export const fails = {
  /** 429; without `retryAfterS` the answer has no `retry-after`. */
  rateLimited: ({ retryAfterS }: { readonly retryAfterS?: number } = {}): Failure =>
    error(429, 'rate_limit_error', 'This request would exceed your rate limit.', retryAfterS),
  /** 529. */
  overloaded: (): Failure => error(529, 'overloaded_error', 'Overloaded'),
  /** 500. */
  serverError: (): Failure => error(500, 'api_error', 'Internal server error'),
  /** Any other status. */
  status: (status: number, errorType: WireErrorType, message: string): Failure =>
    error(status, errorType, message),
  /** 400, as a prompt over the context window is answered, without breaking a rule of the stand-in. */
  contextTooLong: (): Failure =>
    error(400, 'invalid_request_error', 'prompt is too long: 200001 tokens > 200000 maximum'),
  /** A page of a proxy. */
  page: (status: number, html = '<html><body>Bad gateway</body></html>'): Failure => ({
    type: 'page',
    status,
    html,
  }),
  /** The connection is torn down after so many events; a request without a stream gets no answer. */
  cutAfter: (afterEvents: number, turn = UNHEARD): Failure => ({
    type: 'break',
    how: 'reset',
    afterEvents,
    turn,
  }),
  /** The response ends properly after so many events, without `message_stop`, as some proxies do. */
  endsAfter: (afterEvents: number, turn = UNHEARD): Failure => ({
    type: 'break',
    how: 'end',
    afterEvents,
    turn,
  }),
  /** An `error` event with `overloaded_error` follows after so many events. */
  overloadedAfter: (afterEvents: number, turn = UNHEARD): Failure => ({
    type: 'break',
    how: 'error_event',
    afterEvents,
    turn,
  }),
  /** No answer, not even headers. */
  hangs: (): Failure => ({ type: 'hang' }),
} as const;

function error(status: number, errorType: WireErrorType, message: string, retryAfterS?: number): Failure {
  return { type: 'error', status, errorType, message, retryAfterS };
}
