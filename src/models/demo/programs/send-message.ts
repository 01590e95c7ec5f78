import { tap } from '../act.ts';
import { findInput, findLabel, findNamed } from '../find.ts';
import { failed, type Program, type Sight, succeeded } from '../program.ts';
import type { Screen, ScreenElement } from '../screen.ts';
import { again, fill, reveal } from '../steps.ts';
import type { Task } from '../task.ts';
import { plain } from '../words.ts';

type SendMessage = Extract<Task, { readonly type: 'send_message' }>;

const COMPOSER = /message|text|reply|write/i;
const SEND = /^send( message)?$/i;
const NEW = /^(new (message|chat|conversation)|start (a )?chat|compose|\+)$/i;
const RECIPIENT = /^(to|recipient|search|name|type (a )?name)/i;
const ROWS: readonly ScreenElement['role'][] = ['button', 'list', 'other', 'text'];

/** Writes to someone, in the conversation that there is or in a new one. */
export function* sendMessage(start: Sight, { to, text }: SendMessage): Program {
  let sight = start;
  if (start.interrupted && isSent(start.screen, to, text)) return succeeded(`sent "${text}" to ${to}`);
  if (!isConversationWith(sight.screen, to)) {
    const opened = yield* openConversation(sight, to);
    if (opened === undefined) return failed(`I find no one called ${to} to write to`);
    sight = opened;
  }
  const input = findInput(sight.screen, COMPOSER) ?? findInput(sight.screen);
  if (!input) return failed(`I see nowhere to write to ${to}`);
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

function* openConversation(start: Sight, to: string): Program<Sight | undefined> {
  const found = yield* reveal(start, (screen) => findNamed(screen, to, ROWS), `a conversation with ${to}`);
  if (found.element) return yield tap(found.element, `I see the conversation with ${to} and open it.`);
  const create = findLabel(found.sight.screen, NEW);
  if (!create) return undefined;
  let sight: Sight = yield tap(create, `There is no conversation with ${to} yet, so I start one.`);
  let person = findNamed(sight.screen, to, ROWS);
  const recipient = findInput(sight.screen, RECIPIENT);
  if (!person && recipient) {
    sight = yield* fill(sight, recipient, to, 'the field for the name');
    person = findNamed(sight.screen, to, ROWS);
  }
  return person && (yield tap(person, `I choose ${person.label}.`));
}

/** After an interruption it is not known whether the button was tapped; the conversation tells. */
function isSent(screen: Screen, to: string, text: string): boolean {
  const shows = ({ label, role }: ScreenElement) => role !== 'input' && plain(label).includes(plain(text));
  return isConversationWith(screen, to) && screen.elements.some(shows);
}

/** A conversation has an input for a message, and the name on top. */
function isConversationWith(screen: Screen, to: string): boolean {
  const top = screen.elements.filter(({ bounds }) => bounds.y < screen.size.heightPx * 0.15);
  return (
    findInput(screen, COMPOSER) !== undefined && top.some(({ label }) => plain(label).includes(plain(to)))
  );
}
