import { createInterface } from 'node:readline/promises';
import type { Client, WireEvent } from './client.ts';
import { ApproveAction, DenyAction, SendMessage } from './documents.ts';
import type { Progress } from './progress.ts';

/** Puts what the agent asks to the person at the terminal, and sends the answer. */
export function answerInTerminal(client: Client, id: string, event: WireEvent, progress: Progress): void {
  const answer = answerTo(client, id, event);
  if (!answer) return;
  const asking = async (): Promise<void> => {
    progress.hold();
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    try {
      await answer.send(await prompt.question(answer.question));
    } finally {
      prompt.close();
      progress.release();
    }
  };
  // The session goes on without an answer, or is answered elsewhere: neither ends the show.
  asking().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  });
}

type Asked = { readonly question: string; readonly send: (text: string) => Promise<unknown> };

function answerTo(client: Client, id: string, event: WireEvent): Asked | undefined {
  if (event.__typename === 'QuestionEvent') {
    return { question: 'Your answer: ', send: (text) => client.request(SendMessage, { id, text }) };
  }
  if (event.__typename !== 'ApprovalRequestedEvent') return undefined;
  const { toolUseId } = event;
  return {
    question: 'Allow it? [y/N, or why not] ',
    send: (text) => {
      if (/^y(es)?$/i.test(text.trim())) return client.request(ApproveAction, { id, toolUseId });
      const isReason = text.trim() !== '' && !/^no?$/i.test(text.trim());
      return client.request(DenyAction, { id, toolUseId, ...(isReason && { reason: text.trim() }) });
    },
  };
}
