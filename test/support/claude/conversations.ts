import type { ContentBlock } from '@anthropic-ai/sdk/resources/messages';
import { mismatch } from './append-only.ts';
import { Conversation } from './conversation.ts';
import type { Fault } from './fault.ts';
import type { Prompt } from './prompt.ts';
import { blocksOf, type MessagesRequest } from './request.ts';

/**
 * Finds the conversation that a request continues, also among several that began alike. A request without
 * answers of this server is a new one, such as an epoch that opens with a summary of the one before it.
 */
export class Conversations {
  readonly #byOpening = new Map<string, Conversation[]>();
  readonly #byAnswerId = new Map<string, Conversation>();
  #count = 0;

  /** @returns the conversation of a request, or why it continues none of them */
  find(request: MessagesRequest, prompt: Prompt): Conversation | Fault {
    const owner = idsOf(request)
      .map((id) => this.#byAnswerId.get(id))
      .findLast((conversation) => conversation !== undefined);
    if (owner) return owner.check(prompt) ?? owner;

    const opening = openingOf(request, prompt);
    const alike = this.#byOpening.get(opening) ?? [];
    const hasAnswers = request.messages.some(({ role }) => role === 'assistant');
    const match = alike.find(
      (conversation) => (hasAnswers || conversation.awaitsRetry) && !conversation.check(prompt),
    );
    if (match) return match;
    if (hasAnswers) {
      const broken = alike[0]?.check(prompt);
      return (
        broken ??
        mismatch('system, tools or the first message changed, or the answers are not of this server')
      );
    }
    const conversation = new Conversation(this.#count++);
    this.#byOpening.set(opening, [...alike, conversation]);
    return conversation;
  }

  /** Remembers whose answer this is a block of, before the client can send it back. */
  claim(conversation: Conversation, block: ContentBlock): void {
    const id = answerId(block);
    if (id !== undefined) this.#byAnswerId.set(id, conversation);
  }
}

/** What conversations have in common from their first request on, as far as it can be told apart. */
function openingOf(request: MessagesRequest, prompt: Prompt): string {
  const first = prompt.blocks.find((block) => block.section === 'messages');
  const fixed = prompt.blocks.filter((block) => block.section !== 'messages');
  return [request.metadata?.user_id, ...fixed.map((block) => block.digest), first?.digest].join(' ');
}

function idsOf(request: MessagesRequest): readonly string[] {
  return request.messages
    .filter(({ role }) => role === 'assistant')
    .flatMap((message) => blocksOf(message).flatMap((block) => answerId(block) ?? []));
}

function answerId(block: { readonly type: string; readonly id?: unknown; readonly signature?: unknown }) {
  if (block.type === 'tool_use') return String(block.id);
  return block.type === 'thinking' ? String(block.signature) : undefined;
}
