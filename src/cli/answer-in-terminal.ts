import { createInterface } from 'node:readline/promises';
import type { Client, WireEvent } from './client.ts';
import { ApproveAction, DenyAction, SendMessage } from './documents/sessions.ts';
import type { SessionPauseReason } from './gql/graphql.ts';
import type { Progress } from './progress.ts';
import { whatToDo } from './what-to-do.ts';

/** What is put to the person at the terminal, who needs no other command for it. */
export const ANSWERED_HERE: ReadonlySet<SessionPauseReason | null | undefined> = new Set([
  'question',
  'approval',
]);

/**
 * Puts what the agent asks to the person at the terminal, and sends the answer. There is one question at a
 * time: it is taken away as soon as the session doesn't wait for it any more, so that no answer meets
 * another question than the one that was read.
 *
 * @returns what has to be told of each event, in order
 */
export function answerInTerminal(client: Client, id: string, progress: Progress): (event: WireEvent) => void {
  let answered = new AbortController();
  const ask = async (asked: Asked, elsewhere: AbortSignal): Promise<void> => {
    progress.hold();
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    const interrupt = new AbortController();
    prompt.on('SIGINT', () => interrupt.abort());
    const signal = AbortSignal.any([elsewhere, interrupt.signal]);
    try {
      let text = '';
      do text = await prompt.question(asked.question, { signal });
      while (asked.needsText && text.trim() === '');
      await asked.send(text);
    } catch (error) {
      if (elsewhere.aborted) process.stderr.write('\nThe session goes on without your answer.\n');
      else if (error instanceof Error && error.name === 'AbortError')
        process.stderr.write(`\n${whatToDo(id, asked.pauseReason)}\n`);
      // Answered elsewhere in the last moment, for one: that doesn't end the show.
      else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    } finally {
      prompt.close();
      progress.release();
    }
    // Whoever left the question by Ctrl-C wants what Ctrl-C does elsewhere.
    if (interrupt.signal.aborted) process.emit('SIGINT');
  };
  return (event) => {
    if (event.__typename === 'StatusChangedEvent' && !ANSWERED_HERE.has(event.pauseReason)) answered.abort();
    const asked = askedBy(client, id, event);
    if (!asked) return;
    answered.abort();
    answered = new AbortController();
    void ask(asked, answered.signal);
  };
}

type Asked = {
  readonly pauseReason: SessionPauseReason;
  readonly question: string;
  readonly needsText: boolean;
  readonly send: (text: string) => Promise<unknown>;
};

function askedBy(client: Client, id: string, event: WireEvent): Asked | undefined {
  if (event.__typename === 'QuestionEvent') {
    return {
      pauseReason: 'question',
      question: 'Your answer: ',
      needsText: true,
      send: (text) => client.request(SendMessage, { id, text }),
    };
  }
  if (event.__typename !== 'ApprovalRequestedEvent') return undefined;
  const { toolUseId } = event;
  return {
    pauseReason: 'approval',
    question: 'Allow it? [y/N, or why not] ',
    needsText: false,
    send: (text) => {
      if (/^y(es)?$/i.test(text.trim())) return client.request(ApproveAction, { id, toolUseId });
      const isReason = text.trim() !== '' && !/^no?$/i.test(text.trim());
      return client.request(DenyAction, { id, toolUseId, ...(isReason && { reason: text.trim() }) });
    },
  };
}
