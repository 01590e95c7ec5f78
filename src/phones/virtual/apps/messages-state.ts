import type { Os } from '../app.ts';
import { answerTo, SHOP, startThreads, type Thread } from './messages-content.ts';

/** What the Messages app knows. */
export type MessagesState = {
  /** The latest first. */
  threads: Thread[];
  /** The name of the conversation that is open. */
  open: string | null;
  /** Whether the page is open on which someone is picked for a new message. */
  picking: boolean;
  search: string;
  /** Answers on their way. */
  coming: { readonly name: string; readonly text: string; readonly atMs: number }[];
  opened: boolean;
};

const ANSWER_MS = 7_000;
/** How long before an answer its author is seen typing. */
const TYPING_MS = 4_000;

/** @returns the state of a new phone */
export function startMessages(seed: number): MessagesState {
  return { threads: startThreads(seed), open: null, picking: false, search: '', coming: [], opened: false };
}

/** Moves the seeded conversations up to now, once. */
export function placeInTime(state: MessagesState, nowMs: number): void {
  if (state.opened) return;
  state.opened = true;
  for (const message of state.threads.flatMap(({ messages }) => messages)) message.atMs += nowMs;
}

/** Takes in the answers whose time has come; asked twice, it takes each in once. */
export function receive(state: MessagesState, os: Os): void {
  const arrived = state.coming.filter(({ atMs }) => os.reached(atMs));
  state.coming = state.coming.filter((answer) => !arrived.includes(answer));
  for (const { name, text, atMs } of arrived) {
    const thread = threadWith(state, name);
    thread.messages.push({ from: 'them', text, atMs });
    thread.unread = state.open !== name;
    toFront(state, thread);
  }
}

/** @returns the conversation with someone, which is begun if there is none */
function threadWith(state: MessagesState, name: string): Thread {
  const known = state.threads.find((thread) => thread.name === name);
  if (known) return known;
  const thread: Thread = { name, messages: [], draft: '', unread: false };
  state.threads.push(thread);
  return thread;
}

/** Opens a conversation. */
export function openThread(state: MessagesState, name: string): void {
  threadWith(state, name).unread = false;
  state.open = name;
  state.picking = false;
  state.search = '';
}

/** Sends the draft of a conversation; an answer comes some seconds later, unless a machine is at the other end. */
export function send(state: MessagesState, thread: Thread, os: Os): void {
  const text = thread.draft.trim();
  if (text === '') return;
  thread.messages.push({ from: 'me', text, atMs: os.now() });
  thread.draft = '';
  toFront(state, thread);
  if (thread.name === SHOP || state.coming.some(({ name }) => name === thread.name)) return;
  const count = thread.messages.filter(({ from }) => from === 'me').length;
  state.coming.push({ name: thread.name, text: answerTo(count), atMs: os.now() + ANSWER_MS });
}

/** @returns whether someone is writing an answer just now */
export function isTyping(state: MessagesState, name: string, os: Os): boolean {
  return state.coming.some((answer) => answer.name === name && os.reached(answer.atMs - TYPING_MS));
}

function toFront(state: MessagesState, thread: Thread): void {
  state.threads = [thread, ...state.threads.filter((other) => other !== thread)];
}
