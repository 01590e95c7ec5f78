import type { Os } from '../app.ts';
import { input } from '../inputs.ts';
import { filled, SHAPE } from '../system/icons.ts';
import { appBar, avatar, COLOR } from '../theme.ts';
import { column, image, listFromEnd, row, text, type View } from '../view.ts';
import { whenShort } from '../when.ts';
import type { Message, Thread } from './messages-content.ts';
import { isTyping, type MessagesState, send } from './messages-state.ts';

/** The id of the input that a message is written into. */
export const MESSAGE_BOX = 'message_box';

const PAUSE_MS = 30 * 60_000;

/** One conversation: who said what, and where to write. */
export function conversation(state: MessagesState, thread: Thread, os: Os, onBack: () => void): View {
  return column(
    { style: { flexGrow: 1, background: COLOR.paper } },
    appBar(thread.name, { onBack, actions: [avatar(thread.name, 34)] }),
    listFromEnd(
      `messages.thread.${thread.name}`,
      { padding: '0 14px' },
      ...thread.messages.flatMap((message, position) => {
        const before = thread.messages[position - 1];
        const isLater = !before || message.atMs - before.atMs > PAUSE_MS;
        return [isLater && timeLine(message.atMs, os), bubble(thread, message)];
      }),
      isTyping(state, thread.name, os) && typing(thread.name),
      column({ style: { height: 10 } }),
    ),
    composer(state, thread, os),
  );
}

function timeLine(atMs: number, os: Os): View {
  const when = whenShort(atMs, os.now());
  return text(when, { fontSize: 12, color: COLOR.soft, alignSelf: 'center', padding: '14px 0 6px' });
}

function bubble({ name }: Thread, { from, text: words }: Message): View {
  const isMine = from === 'me';
  return row(
    { style: { paddingTop: 5, justifyContent: isMine ? 'flex-end' : 'flex-start' } },
    row(
      {
        style: {
          maxWidth: '78%',
          padding: '9px 14px',
          borderRadius: 20,
          ...(isMine ? { borderBottomRightRadius: 6 } : { borderBottomLeftRadius: 6 }),
          background: isMine ? COLOR.accent : '#e9ecf2',
        },
      },
      text(
        words,
        { fontSize: 15, lineHeight: 1.35, color: isMine ? '#ffffff' : COLOR.ink },
        { id: 'message_text', label: `${isMine ? 'You' : name}: ${words}` },
      ),
    ),
  );
}

function typing(name: string): View {
  const dot = (): View => column({ style: { width: 7, height: 7, borderRadius: 4, background: '#8b93a3' } });
  return row(
    {
      label: `${name} is typing`,
      role: 'image',
      id: 'typing',
      style: {
        alignSelf: 'flex-start',
        marginTop: 6,
        padding: '13px 15px',
        gap: 5,
        borderRadius: 18,
        background: '#e9ecf2',
      },
    },
    dot(),
    dot(),
    dot(),
  );
}

function composer(state: MessagesState, thread: Thread, os: Os): View {
  const isEmpty = thread.draft.trim() === '';
  const onSend = (): void => {
    send(state, thread, os);
    os.scrollToTop(`messages.thread.${thread.name}`);
  };
  return row(
    { style: { padding: '8px 10px', gap: 8, borderTop: `1px solid ${COLOR.line}` } },
    input(os, {
      id: MESSAGE_BOX,
      hint: 'Text message',
      value: thread.draft,
      onInput: (value) => {
        thread.draft = value;
      },
      onSubmit: onSend,
      style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, borderRadius: 22 },
    }),
    row(
      {
        role: 'button',
        label: 'Send',
        id: 'send_button',
        disabled: isEmpty,
        onTap: onSend,
        style: {
          width: 46,
          height: 46,
          borderRadius: 23,
          justifyContent: 'center',
          background: isEmpty ? COLOR.line : COLOR.accent,
        },
      },
      image(filled(isEmpty ? '#9aa1ae' : '#ffffff', SHAPE.send), 22),
    ),
  );
}
