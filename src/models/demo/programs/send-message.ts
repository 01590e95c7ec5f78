import { press, tap } from '../act.ts';
import { findInput, findLabel } from '../find.ts';
import { findPeople, whichOf } from '../find-person.ts';
import { failed, type Outcome, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { again, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';
import { plain } from '../words.ts';

type SendMessage = Extract<Task, { readonly type: 'send_message' }>;

const COMPOSER = /message|reply|write|chat/i;
const SEND = /^send( message)?$/i;
const NEW = /^(new (message|chat|conversation)|start (a )?chat|compose|\+)$/i;
const RECIPIENT = /^(to|recipient|search|name|type (a )?name)\b/i;

type Conversation = { readonly sight: Sight; readonly name: string };

const MAX_BACKS = 3;

/** Writes to someone, in the conversation that there is or in a new one, and to no one else. */
export function* sendMessage(start: Sight, { to, text }: SendMessage): Program {
  let sight = start;
  if (start.interrupted && isSent(start.screen, to, text)) return succeeded(`sent "${text}" to ${to}`);
  for (let backs = 0; backs < MAX_BACKS && composer(sight.screen) && !isTitle(sight.screen, to); backs++) {
    sight = yield press('back', `This conversation is not with ${to}, so I leave it.`);
  }
  let name = to;
  if (!composer(sight.screen)) {
    const opened = yield* openConversation(sight, to);
    if ('ok' in opened) return opened;
    ({ sight, name } = opened);
  }
  const input = composer(sight.screen);
  if (!input) return failed(`I see nowhere to write to ${to}`);
  if (!isTitle(sight.screen, name))
    return failed(`the conversation that is open is not clearly with ${name}`);
  sight = yield* fill(sight, input, text, `the message to ${to}`);
  const written = again(sight.screen, input);
  if (written?.value !== undefined && written.value !== text) {
    return failed(`the input holds "${written.value}" instead of the message, so I don't send it`);
  }
  const send = findLabel(sight.screen, SEND, ['button', 'other', 'image']);
  if (!send) return failed('I see no button to send the message with');
  sight = yield tap(send, `The message to ${to} is written. I send it.`);
  const left = again(sight.screen, input);
  return left?.value === text ? failed('the message is still unsent') : succeeded(`sent "${text}" to ${to}`);
}

function* openConversation(start: Sight, to: string): Program<Conversation | Outcome> {
  const here = yield* reveal(start, (screen) => findPeople(screen, to)[0]?.row, `a conversation with ${to}`);
  const known = findPeople(here.sight.screen, to);
  if (known.length > 1) return failed(whichOf(to, known));
  if (known[0]) {
    const { name, row } = known[0];
    return { name, sight: yield tap(row, `I see the conversation with ${name} and open it.`) };
  }

  const create = findLabel(here.sight.screen, NEW);
  if (!create) return failed(`I find no one called ${to} to write to`);
  let sight: Sight = yield tap(create, `There is no conversation with ${to} yet, so I start one.`);
  const recipient = findInput(sight.screen, RECIPIENT);
  if (recipient) sight = yield* fill(sight, recipient, to, 'the field for the name');
  const people = findPeople(sight.screen, to);
  if (people.length > 1) return failed(whichOf(to, people));
  const [person] = people;
  if (!person) return failed(`I find no one called ${to} to write to`);
  return { name: person.name, sight: yield tap(person.row, `I choose ${person.name}.`) };
}

function composer(screen: Screen): ScreenElement | undefined {
  const input = findInput(screen, COMPOSER);
  return input && !RECIPIENT.test(input.label) ? input : undefined;
}

/** The name of the other side stands on top of a conversation. */
function isTitle(screen: Screen, name: string): boolean {
  const top = screen.elements.filter(({ bounds }) => bounds.y < screen.size.heightPx * 0.15);
  return top.some(({ label }) => plain(label) === plain(name));
}

/** After an interruption it is not known whether the button was tapped; the conversation tells. */
function isSent(screen: Screen, to: string, text: string): boolean {
  const top = screen.elements.filter(({ bounds }) => bounds.y < screen.size.heightPx * 0.15);
  const isWithThem = top.some(({ label }) => ` ${plain(label)} `.includes(` ${plain(to)} `));
  const isShown = screen.elements.some(
    ({ label, role }) => role !== 'input' && plain(label).includes(plain(text)),
  );
  return isWithThem && isShown && composer(screen) !== undefined;
}
