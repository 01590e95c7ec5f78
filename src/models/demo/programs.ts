import { assertNever } from '../../lib/assert-never.ts';
import { openApp } from './act.ts';
import { failed, type Program, type Sight } from './program.ts';
import { addContact } from './programs/add-contact.ts';
import { addToCart } from './programs/add-to-cart.ts';
import * as byHand from './programs/by-hand.ts';
import { checkOut } from './programs/check-out.ts';
import { commentPost } from './programs/comment-post.ts';
import { likePosts } from './programs/like-posts.ts';
import { openNamedApp } from './programs/open-app.ts';
import { sendMessage } from './programs/send-message.ts';
import { setAlarm } from './programs/set-alarm.ts';
import { setSwitch } from './programs/set-switch.ts';
import { setTimer } from './programs/set-timer.ts';
import { writeNote } from './programs/write-note.ts';
import type { Task } from './task.ts';

/** What a kind of task needs. */
type Skill = {
  /** The app that it is done in: what it is called, and how its package name is known. */
  readonly app?: { readonly name: string; readonly packageName: RegExp };
  /** What the app must be allowed to use for it, in the words of the phone's question. */
  readonly permissions?: RegExp;
};

const SKILLS: { readonly [Type in Task['type']]?: Skill } = {
  like_posts: { app: { name: 'Momento', packageName: /momento|instagram/i } },
  comment_post: { app: { name: 'Momento', packageName: /momento|instagram/i } },
  send_message: {
    app: { name: 'Messages', packageName: /messag|sms|whatsapp/i },
    permissions: /contacts|sms/i,
  },
  add_to_cart: { app: { name: 'Shop', packageName: /shop|store|market/i } },
  check_out: { app: { name: 'Shop', packageName: /shop|store|market/i } },
  write_note: { app: { name: 'Notes', packageName: /notes/i } },
  add_contact: { app: { name: 'Contacts', packageName: /contacts|people/i }, permissions: /contacts/i },
  set_alarm: { app: { name: 'Clock', packageName: /clock/i }, permissions: /alarm|notification/i },
  set_timer: { app: { name: 'Clock', packageName: /clock/i }, permissions: /alarm|notification/i },
  set_switch: { app: { name: 'Settings', packageName: /settings/i } },
};

/** What a program may know of the work around its task. */
export type Work = {
  /** Whether the user has named the app. */
  readonly appIsChosen: boolean;
  /** The task as it is now: the user may change it on the way. */
  readonly now: () => Task;
};

/** @returns what a task needs. */
export function skillFor(task: Task): Skill {
  return SKILLS[task.type] ?? {};
}

/** @returns the program that does a task, opening its app first when another one is in front. */
export function* programFor(task: Task, start: Sight, work: Work): Program {
  const { app } = skillFor(task);
  if (!app || work.appIsChosen || app.packageName.test(start.screen.app))
    return yield* run(task, start, work);
  const sight = yield openApp(app.name, `This is done in ${app.name}, so I open it.`);
  if (sight.failure !== undefined) return failed(`I could not open ${app.name}: ${sight.failure}`);
  return yield* run(task, sight, work);
}

function* run(task: Task, start: Sight, work: Work): Program {
  switch (task.type) {
    case 'open_app':
      return yield* openNamedApp(task.name);
    case 'like_posts':
      return yield* likePosts(start, () => ({ ...task, ...work.now() }).count, task.author);
    case 'comment_post':
      return yield* commentPost(start, task);
    case 'send_message':
      return yield* sendMessage(start, task);
    case 'set_switch':
      return yield* setSwitch(start, task);
    case 'set_alarm':
      return yield* setAlarm(start, task);
    case 'set_timer':
      return yield* setTimer(start, task);
    case 'add_to_cart':
      return yield* addToCart(start, task);
    case 'check_out':
      return yield* checkOut(start);
    case 'write_note':
      return yield* writeNote(start, task);
    case 'add_contact':
      return yield* addContact(start, task);
    case 'open_url':
      return yield* byHand.openAddress(task);
    case 'tap':
      return yield* byHand.tapNamed(start, task);
    case 'type_text':
      return yield* byHand.typeWords(start, task);
    case 'press_button':
      return yield* byHand.pressButton(task);
    case 'scroll':
      return yield* byHand.scrollTimes(start, task);
    case 'wait':
      return yield* byHand.pause(task);
    case 'describe':
      return yield* byHand.describe(start);
    default:
      return assertNever(task);
  }
}
