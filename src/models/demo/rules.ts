import { PHONE_BUTTONS } from '../../domain/phone-action.ts';
import type { Task } from './task.ts';
import { TIME, timeOfDay } from './time-of-day.ts';
import { COUNT, countOf, unquoted } from './words.ts';

type Groups = { readonly [name: string]: string | undefined };

/** A form of words, and the tasks that it asks for; no tasks when a word in it makes no sense. */
type Rule = { readonly pattern: RegExp; readonly tasks: (said: Groups) => readonly Task[] };

const rule = (source: string, tasks: Rule['tasks']): Rule => ({
  pattern: new RegExp(`^${source}$`, 'isu'),
  tasks,
});

const inApp = (preposition: string) =>
  String.raw`(?:\s+(?:${preposition})\s+(?:the\s+)?(?<app>[\w'& -]+?)(?:\s+app)?)?`;
const says = String.raw`(?:\s*:\s*|,?\s+(?:saying|that says|which says|with the text|with)\s*:?\s+)`;
const onePost = String.raw`(?:(?:the\s+)?(?:first|top|latest|newest)\s+post(?:\s+(?:by|from|of)\s+(?<author>@?[\w. -]+?))?|(?<owner>@?[\w. -]+?)'s?\s+(?:(?:first|latest|newest|last)\s+)?post)`;
/** A character of a name; an apostrophe only within a word. */
const who = String.raw`(?:[^"':]|(?<=\p{L})'(?=\p{L}))`;
const message = '(?:message|text message|text|sms|dm)';

const opens = (app: string | undefined): readonly Task[] =>
  app === undefined ? [] : [{ type: 'open_app', name: app.trim() }];

/** The first rule that fits decides, so the particular stand before the general. */
export const RULES: readonly Rule[] = [
  rule(
    String.raw`(?:open|visit|go to|browse to)\s+(?<url>https?://\S+|(?:[\w-]+\.)+(?:com|org|net|io|dev|app|edu)(?:/\S*)?)`,
    ({ url = '' }) => [{ type: 'open_url', url: /^https?:/i.test(url) ? url : `https://${url}` }],
  ),
  rule(
    String.raw`(?:go|navigate|return)\s+(?:(?<back>back)|(?:to\s+)?(?:the\s+)?home(?:\s*screen)?)`,
    ({ back }) => [{ type: 'press_button', button: back ? 'back' : 'home' }],
  ),
  rule(
    String.raw`(?:press|push|hit)\s+(?:the\s+)?(?<button>[\w ]+?)(?:\s+(?:button|key))?`,
    ({ button = '' }) => {
      const wanted = button.toLowerCase().replaceAll(' ', '_');
      const known = PHONE_BUTTONS.find((name) => name === wanted);
      return [known ? { type: 'press_button', button: known } : { type: 'tap', label: button }];
    },
  ),
  rule(
    String.raw`(?:like|heart|love)\s+(?:the\s+|my\s+)?(?:(?:first|next|top|latest|newest)\s+)?(?<count>${COUNT})?\s*(?:(?:first|next|top|latest|newest)\s+)?(?:posts?|photos?|pictures?)(?:\s+(?:by|from|of)\s+(?<author>@?[\w. -]+?))?${inApp('on|in')}`,
    ({ count, author, app }) => [
      ...opens(app),
      { type: 'like_posts', count: countOf(count, 1), ...(author === undefined ? {} : { author }) },
    ],
  ),
  rule(
    String.raw`(?:like|heart|love)\s+(?<author>@?[\w. -]+?)'s?\s+(?:(?:first|latest|newest|last)\s+)?(?<count>${COUNT})?\s*(?:posts?|photos?|pictures?)${inApp('on|in')}`,
    ({ count, author = '', app }) => [
      ...opens(app),
      { type: 'like_posts', count: countOf(count, 1), author },
    ],
  ),
  rule(
    String.raw`(?:comment|write|post)\s+(?:the\s+comment\s+)?(?<text>"[^"]+"|'[^']+'|.+?)\s+(?:on|under|below|to)\s+${onePost}${inApp('on|in')}`,
    commentTasks,
  ),
  rule(
    String.raw`(?:comment|write a comment|add a comment|leave a comment)\s+(?:on|under|to)\s+${onePost}${inApp('on|in')}${says}(?<text>.+)`,
    commentTasks,
  ),
  ...[
    String.raw`(?:send|write)\s+(?:an?\s+|the\s+)?${message}\s+to\s+(?<to>${who}+?)${inApp('on|in|using|via')}${says}(?<text>.+)`,
    String.raw`(?:send|write)\s+(?<to>(?!an? |the )${who}+?)\s+(?:an?\s+|the\s+)?${message}${says}(?<text>.+)`,
    String.raw`(?:send|write|say)\s+(?:the\s+${message}\s+)?(?<text>"[^"]+"|'[^']+')\s+to\s+(?<to>${who}+?)${inApp('on|in|using|via')}`,
    String.raw`(?:message|text|dm)\s+(?<to>${who}+?)${says}(?<text>.+)`,
    String.raw`(?:message|text|dm)\s+(?<to>(?:(?!\s)${who})+)\s+(?:that\s+)?(?<text>.+)`,
    String.raw`tell\s+(?<to>(?!me\b)${who}+?)(?:\s*:\s*|\s+that\s+)(?<text>.+)`,
    String.raw`(?:reply|answer|respond)\s+to\s+(?<to>${who}+?)${says}(?<text>.+)`,
    String.raw`say\s+(?<text>.+?)\s+to\s+(?<to>\S+)`,
  ].map((source) =>
    rule(source, ({ to = '', text = '', app }) => [
      ...opens(app),
      { type: 'send_message', to: unquoted(to), text: unquoted(text) },
    ]),
  ),
  rule(
    String.raw`(?:set|create|add|make)\s+(?:up\s+)?(?:an?\s+|the\s+|my\s+)?(?:new\s+)?alarm\s+(?:for|at|to)\s+(?<time>${TIME})(?:\s+tomorrow)?(?:,?\s+(?:called|named|labell?ed|for|with (?:the )?label)\s+(?<label>.+))?`,
    ({ time = '', label }) => alarm(time, label),
  ),
  rule(String.raw`wake me(?:\s+up)?\s+at\s+(?<time>${TIME})(?:\s+tomorrow)?`, ({ time = '' }) => alarm(time)),
  rule(
    String.raw`(?:set|start|create)\s+(?:up\s+)?(?:an?\s+|the\s+)?(?:timer\s+(?:for|of)\s+)?(?<count>${COUNT})[\s-]+(?<unit>second|minute|hour)s?(?:\s+timer)?`,
    ({ count, unit = '' }) => {
      const unitSeconds = /^h/i.test(unit) ? 3600 : /^m/i.test(unit) ? 60 : 1;
      return [{ type: 'set_timer', seconds: countOf(count, 1) * unitSeconds }];
    },
  ),
  rule(
    String.raw`(?:turn|switch)\s+(?<state>on|off)\s+(?:the\s+|my\s+)?(?<name>.+)`,
    ({ state, name = '' }) => [setSwitch(name, /on/i.test(state ?? ''))],
  ),
  rule(
    String.raw`(?:turn|switch|set)\s+(?:the\s+|my\s+)?(?<name>.+?)\s+(?:to\s+)?(?<state>on|off)`,
    ({ state, name = '' }) => [setSwitch(name, /on/i.test(state ?? ''))],
  ),
  rule(
    String.raw`(?<state>enable|activate|disable|deactivate)\s+(?:the\s+|my\s+)?(?<name>.+)`,
    ({ state = '', name = '' }) => [setSwitch(name, !/^d/i.test(state))],
  ),
  rule(
    String.raw`(?:write|create|make|take|add)\s+(?:down\s+)?(?:an?\s+)?(?:new\s+)?note(?:\s+(?:called|named|titled)\s+(?<title>"[^"]+"|'[^']+'|.+?))?(?:${says}|\s+that\s+)(?<text>.+)`,
    ({ title, text = '' }) => [
      {
        type: 'write_note',
        text: unquoted(text),
        ...(title === undefined ? {} : { title: unquoted(title) }),
      },
    ],
  ),
  rule(
    String.raw`(?:add|create|save)\s+(?:an?\s+)?(?:new\s+)?contact\s+(?:for\s+|called\s+|named\s+)?(?<name>[^\d+"]+?),?\s+(?:with\s+)?(?:the\s+)?(?:phone\s+)?(?:number\s+)?(?<phone>\+?[\d ()-]{3,})`,
    ({ name = '', phone = '' }) => [{ type: 'add_contact', name: name.trim(), phone: phone.trim() }],
  ),
  rule(
    String.raw`(?:add|put)\s+(?:(?<count>${COUNT})\s+)?(?:the\s+|some\s+)?(?<item>.+?)\s+(?:to|in|into)\s+(?:the\s+|my\s+)?(?:shopping\s+)?(?:cart|basket|bag)${inApp('on|in')}`,
    ({ count, item = '', app }) => [...opens(app), addToCart(item, count)],
  ),
  rule(
    String.raw`(?:buy|order|purchase)\s+(?:me\s+)?(?:(?<count>${COUNT})\s+)?(?:the\s+|some\s+)?(?<item>.+?)${inApp('on|from')}`,
    ({ count, item = '', app }) => [...opens(app), addToCart(item, count), { type: 'check_out' }],
  ),
  rule(
    String.raw`(?:go to (?:the )?|proceed to )?check\s*out|(?:place|complete|finish) (?:the |my )?order|pay(?: for it)?`,
    () => [{ type: 'check_out' }],
  ),
  rule(
    String.raw`scroll(?:\s+(?<direction>up|down))?(?:\s+(?<count>${COUNT})(?:\s+times?)?)?`,
    ({ direction, count }) => [
      { type: 'scroll', direction: /up/i.test(direction ?? '') ? 'up' : 'down', times: countOf(count, 1) },
    ],
  ),
  rule(String.raw`wait(?:\s+for)?(?:\s+(?<count>${COUNT})\s*(?:s|secs?|seconds?))?`, ({ count }) => [
    { type: 'wait', seconds: countOf(count, 1) },
  ]),
  rule(String.raw`(?:type|enter|input)\s+(?<text>.+)`, ({ text = '' }) => [
    { type: 'type_text', text: unquoted(text) },
  ]),
  rule(
    String.raw`(?:tap|click|touch|select|choose)\s+(?:on\s+)?(?:the\s+)?(?<label>"[^"]+"|'[^']+'|.+?)(?:\s+(?:button|icon|tab|link|switch))?`,
    ({ label = '' }) => [{ type: 'tap', label: unquoted(label) }],
  ),
  rule(
    String.raw`(?:(?:tell me|say|describe|read)\s+)?(?:what(?:'s| is| do you see)?\s+)?(?:on\s+)?(?:the\s+|this\s+)?screen|what (?:do|can) you see|take a screenshot|look at the screen`,
    () => [{ type: 'describe' }],
  ),
  rule(
    String.raw`(?:open|launch|start|run|go to|switch to)\s+(?:up\s+)?(?:the\s+)?(?<app>[\w'&+. -]{1,60}?)(?:\s+app(?:lication)?)?`,
    ({ app }) => opens(app),
  ),
];

function alarm(time: string, label?: string): readonly Task[] {
  const at = timeOfDay(time);
  return at ? [{ type: 'set_alarm', ...at, ...(label === undefined ? {} : { label: unquoted(label) }) }] : [];
}

function setSwitch(name: string, on: boolean): Task {
  return { type: 'set_switch', name: unquoted(name).replace(/\s+(?:setting|switch)$/i, ''), on };
}

function addToCart(item: string, count: string | undefined): Task {
  return { type: 'add_to_cart', item: unquoted(item), quantity: countOf(count, 1) };
}

function commentTasks({ text = '', author, owner, app }: Groups): readonly Task[] {
  const by = author ?? owner;
  return [
    ...opens(app),
    { type: 'comment_post', text: unquoted(text), ...(by === undefined ? {} : { author: by }) },
  ];
}
