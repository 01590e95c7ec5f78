import type { PhoneButton } from '../../domain/phone-action.ts';

/** One thing that an instruction asks for, in words that the planner has a program for. */
export type Task =
  | { readonly type: 'open_app'; readonly name: string }
  | { readonly type: 'open_url'; readonly url: string }
  | { readonly type: 'like_posts'; readonly count: number; readonly author?: string }
  | { readonly type: 'comment_post'; readonly text: string; readonly author?: string }
  | { readonly type: 'send_message'; readonly to: string; readonly text: string }
  | { readonly type: 'set_alarm'; readonly hour: number; readonly minute: number; readonly label?: string }
  | { readonly type: 'set_timer'; readonly seconds: number }
  | { readonly type: 'set_switch'; readonly name: string; readonly on: boolean }
  | { readonly type: 'add_to_cart'; readonly item: string; readonly quantity: number }
  | { readonly type: 'check_out' }
  | { readonly type: 'write_note'; readonly text: string; readonly title?: string }
  | { readonly type: 'add_contact'; readonly name: string; readonly phone: string }
  | { readonly type: 'tap'; readonly label: string }
  | { readonly type: 'type_text'; readonly text: string }
  | { readonly type: 'press_button'; readonly button: PhoneButton }
  | { readonly type: 'scroll'; readonly direction: 'up' | 'down'; readonly times: number }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'describe' };

/** What the demo model can do, for the sentence that says so. */
export const ABILITIES = [
  'open an app or a web address',
  'like the first N posts',
  'comment on a post',
  'send a message to someone',
  'set an alarm or a timer',
  'turn a setting on or off',
  'add an item to the cart and check out',
  'write a note',
  'add a contact',
  'tap, type, scroll, press a button, wait',
  'say what is on the screen',
] as const;
