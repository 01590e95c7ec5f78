import { defineApp, type Os } from '../app.ts';
import { input } from '../inputs.ts';
import { peopleOn, searchPeople } from '../people.ts';
import { personRow } from '../person-row.ts';
import { lines, SHAPE } from '../system/icons.ts';
import { appBar, avatar, COLOR, TYPE } from '../theme.ts';
import { column, list, row, text, type View } from '../view.ts';
import { whenShort } from '../when.ts';
import { floatingButton } from './floating-button.ts';
import type { Thread } from './messages-content.ts';
import { type MessagesState, openThread, placeInTime, receive, startMessages } from './messages-state.ts';
import { conversation, MESSAGE_BOX } from './messages-thread.ts';

const THREADS = 'messages.threads';

/** Text messages to people and numbers, who answer after some seconds. */
export const messages = defineApp<MessagesState>({
  package: 'com.opposable.messages',
  name: 'Messages',
  aliases: ['SMS', 'Text messages', 'Messaging', 'Texts'],
  icon: { colors: ['#3f8cff', '#2450c9'], svg: lines('#ffffff', SHAPE.bubble, 'M8 9 H16 M8 12 H13') },
  permission: 'access your contacts',
  links: ['sms:', 'smsto:'],
  start: startMessages,
  stored: ({ threads, coming, opened }) => ({ threads, coming, opened }),
  open(state, os, link) {
    placeInTime(state, os.now());
    const number = link && decodeURIComponent(link.replace(/^sms(?:to)?:/, '').replace(/\?.*$/, ''));
    if (number)
      pick(state, os, peopleOn(os).find(({ phone }) => digits(phone) === digits(number))?.name ?? number);
  },
  back(state, os) {
    if (state.open === null && !state.picking) return false;
    leave(state, os);
    return true;
  },
  exported: ({ threads, open }) => ({
    open,
    threads: threads
      .filter((thread) => thread.messages.length > 0)
      .map(({ name, unread, draft, messages: said }) => ({
        name,
        unread,
        draft,
        messages: said.map(({ from, text: words }) => ({ from, text: words })),
      })),
  }),
  view(state, os) {
    receive(state, os);
    const thread = state.threads.find(({ name }) => name === state.open);
    if (thread) return conversation(state, thread, os, () => leave(state, os));
    return state.picking ? recipients(state, os) : threads(state, os);
  },
});

function leave(state: MessagesState, os: Os): void {
  state.open = null;
  state.picking = false;
  state.search = '';
  os.focus(undefined);
}

function startPicking(state: MessagesState, os: Os): void {
  state.picking = true;
  os.focus('recipient');
}

function pick(state: MessagesState, os: Os, name: string): void {
  openThread(state, name);
  os.focus(MESSAGE_BOX);
}

function threads(state: MessagesState, os: Os): View {
  const begun = state.threads.filter(({ messages: said }) => said.length > 0);
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    appBar('Messages'),
    list(
      THREADS,
      {},
      ...begun.map((thread) => threadRow(thread, os, () => openThread(state, thread.name))),
      column({ style: { height: 84 } }),
    ),
    floatingButton('New message', SHAPE.plus, () => startPicking(state, os), { id: 'new_message' }),
  );
}

function threadRow({ name, unread, draft, messages: said }: Thread, os: Os, onTap: () => void): View {
  const last = said.at(-1);
  const preview =
    draft === '' ? `${last?.from === 'me' ? 'You: ' : ''}${last?.text ?? ''}` : `Draft: ${draft}`;
  const weight = unread ? 700 : 400;
  return row(
    {
      role: 'button',
      id: 'conversation',
      label: name,
      onTap,
      style: { height: 74, padding: '0 16px', gap: 14 },
    },
    avatar(name, 46),
    column(
      { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, gap: 4 } },
      text(name, { fontSize: 16, fontWeight: unread ? 700 : 600, color: COLOR.ink }),
      text(
        preview,
        {
          fontSize: 14,
          fontWeight: weight,
          color: unread ? COLOR.ink : COLOR.soft,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        },
        { id: 'last_message' },
      ),
    ),
    column(
      { style: { alignItems: 'flex-end', alignSelf: 'stretch', padding: '17px 0', gap: 9 } },
      text(whenShort(last?.atMs ?? 0, os.now()), { fontSize: 12, color: unread ? COLOR.accent : COLOR.soft }),
      unread &&
        column({
          label: 'Unread',
          style: { width: 11, height: 11, borderRadius: 6, background: COLOR.accent },
        }),
    ),
  );
}

function recipients(state: MessagesState, os: Os): View {
  const wanted = state.search.trim();
  const found = searchPeople(peopleOn(os), wanted);
  const isNumber = /^\+?[\d ()-]{3,}$/.test(wanted);
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    appBar('New message', { onBack: () => leave(state, os) }),
    row(
      { style: { padding: '12px 16px' } },
      input(os, {
        id: 'recipient',
        hint: 'To: type a name or a number',
        value: state.search,
        onInput: (value) => {
          state.search = value;
          os.scrollToTop('messages.recipients');
        },
        style: { flexGrow: 1 },
      }),
    ),
    list(
      'messages.recipients',
      {},
      isNumber &&
        personRow(
          { name: `Send to ${wanted}`, phone: '' },
          { id: 'send_to_number', onTap: () => pick(state, os, wanted) },
        ),
      ...found.map((person) =>
        personRow(person, { id: 'person', onTap: () => pick(state, os, person.name) }),
      ),
      found.length === 0 && !isNumber && text('No matching contacts', { ...TYPE.small, padding: 20 }),
    ),
  );
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}
