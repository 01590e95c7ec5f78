import { z } from 'zod';
import { MAX_NOTE_LENGTH } from '../../domain/agent.ts';
import { PHONE_BUTTONS } from '../../domain/phone-action.ts';
import { place, pointOf, touchMs } from './place.ts';
import { onPhone, type Tool, tool } from './tool.ts';

/** Addresses that run something or read files, where a page on the screen may have suggested them. */
const UNSAFE_SCHEME = /^\s*(javascript|data|file|blob|content|intent|about|vbscript|view-source|chrome):/i;

/** @returns the tool with which an agent keeps notes; `hint` says what is worth noting */
export function rememberTool(hint: string | undefined): Tool {
  return tool(
    `Keep a note for your later sessions, at most ${MAX_NOTE_LENGTH} characters.${hint === undefined ? '' : ` ${hint}`}`,
    z.strictObject({ note: z.string().min(1).max(MAX_NOTE_LENGTH) }),
    ({ note }) => ({ type: 'remember', note }),
  );
}

/** What both profiles need: the phone's own gestures and buttons, and the people around the agent. */
export const COMMON_TOOLS = {
  long_press: tool(
    'Press a place and hold it.',
    z.strictObject({ ...place, duration_ms: touchMs.describe('50 to 3000') }),
    ({ duration_ms, ...at }, sight) =>
      onPhone({ type: 'long_press', at: pointOf(at, sight), durationMs: Math.round(duration_ms) }),
  ),
  press_button: tool(
    'Press a button of the phone.',
    z.strictObject({ button: z.enum(PHONE_BUTTONS) }),
    ({ button }) => onPhone({ type: 'press_button', button }),
  ),
  open_app: tool(
    'Open an app by its name or package.',
    z.strictObject({ name: z.string().min(1).max(200) }),
    ({ name }) => onPhone({ type: 'open_app', name }),
  ),
  open_url: tool('Open a web address or a deep link.', z.strictObject({ url: z.url() }), ({ url }) => {
    if (!UNSAFE_SCHEME.test(url)) return onPhone({ type: 'open_url', url });
    const message = `${url.slice(0, 100)} is no address that is opened here: give a web address or the deep link of an app.`;
    return { type: 'invalid', message };
  }),
  ask_user: tool(
    'Ask the user, and wait for the answer.',
    z.strictObject({
      question: z.string().min(1).max(2_000),
      options: z.array(z.string().min(1).max(200)).max(10).optional().describe('answers to choose from'),
    }),
    ({ question, options = [] }) => ({ type: 'ask_user', question, options }),
  ),
  request_takeover: tool(
    'Hand the phone to a person, for a captcha or the like. You get it back.',
    z.strictObject({ reason: z.string().min(1).max(2_000) }),
    ({ reason }) => ({ type: 'request_takeover', reason }),
  ),
  done: tool(
    'End, when the instruction is carried out or can not be.',
    z.strictObject({
      success: z.boolean().describe('whether all of it was carried out'),
      summary: z.string().min(1).max(10_000).describe('what you did and saw, for the user'),
      result: z.string().max(200_000).optional().describe('JSON, when the session has a schema for it'),
    }),
    ({ success, summary, result }) => ({
      type: 'done',
      success,
      summary,
      ...(result !== undefined && { result }),
    }),
  ),
} as const;
