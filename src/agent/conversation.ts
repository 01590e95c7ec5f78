import type { ConversationBlock, LoggedEvent } from '../domain/agent-event.ts';
import type { FrameId } from '../domain/ids.ts';
import type { ContentBlock, ModelMessage, ModelRequest, ToolUse } from '../models/model.ts';

/** Loads a stored frame. */
export type LoadFrame = (id: FrameId) => Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }>;

/**
 * The conversation with the model, folded from the log: the same events give the same bytes, live and
 * after a crash. Events must be added once each and in order.
 */
export class Conversation {
  readonly #loadFrame: LoadFrame;
  readonly #sent: ModelMessage[] = [];
  #assistant: { readonly seen: number; readonly content: ContentBlock[] } | undefined;
  #pending: { readonly index: number; readonly content: readonly ContentBlock[] }[] = [];
  #prompt: Pick<ModelRequest, 'system' | 'tools'> | undefined;
  #pictures = 0;
  #bytes = 0;
  #seen = -1;

  constructor(loadFrame: LoadFrame) {
    this.#loadFrame = loadFrame;
  }

  /** The highest index of the log that the conversation knows of. */
  get seen(): number {
    return this.#seen;
  }

  /** What stands in front of every message, once the session has had its first look. */
  get prompt(): Pick<ModelRequest, 'system' | 'tools'> | undefined {
    return this.#prompt;
  }

  /** How many pictures it holds. */
  get pictures(): number {
    return this.#pictures;
  }

  /** How large its pictures are in a request. */
  get bytes(): number {
    return this.#bytes;
  }

  async add(events: readonly LoggedEvent[]): Promise<void> {
    for (const { index, block } of events) {
      this.#seen = index;
      if (block) await this.#addBlock(index, block);
    }
  }

  /** @returns the request's messages: all that was said, and whatever waits to be said. */
  messages(): readonly ModelMessage[] {
    const waiting = userMessage(this.#pending);
    return [
      ...this.#sent,
      ...(this.#assistant ? [{ role: 'assistant' as const, content: this.#assistant.content }] : []),
      ...(waiting ? [waiting] : []),
    ];
  }

  /** @returns the tool uses of the newest answer that have no result yet, in order. */
  openToolUses(): readonly ToolUse[] {
    const answered = new Set(
      this.#pending.flatMap(({ content }) => content.map((block) => block['tool_use_id'])),
    );
    return (this.#assistant?.content ?? [])
      .filter((block) => block.type === 'tool_use' && !answered.has(block['id'] as string))
      .map((block) => block as unknown as ToolUse);
  }

  async #addBlock(index: number, block: ConversationBlock): Promise<void> {
    if (block.role === 'epoch') this.#leaveBehind();
    const content = await Promise.all(block.content.map((raw) => this.#withPictures(raw as ContentBlock)));
    if (block.role === 'epoch') {
      // What was said while the summary was written isn't in it.
      const since = this.#pending.filter((entry) => entry.index > block.seen);
      this.#pending = [{ index, content }, ...since];
      return;
    }
    if (block.role === 'user') {
      if (block.prompt) this.#prompt = block.prompt as unknown as typeof this.prompt;
      this.#pending.push({ index, content });
      return;
    }
    if (this.#assistant?.seen === block.seen) {
      this.#assistant.content.push(...content);
      return;
    }
    if (this.#assistant) this.#sent.push({ role: 'assistant', content: this.#assistant.content });
    const asked = userMessage(this.#pending.filter((entry) => entry.index <= block.seen));
    if (asked) this.#sent.push(asked);
    this.#pending = this.#pending.filter((entry) => entry.index > block.seen);
    this.#assistant = { seen: block.seen, content };
  }

  #leaveBehind(): void {
    this.#sent.length = 0;
    this.#assistant = undefined;
    this.#pictures = 0;
    this.#bytes = 0;
  }

  async #withPictures(block: ContentBlock): Promise<ContentBlock> {
    if (block.type === 'image' && typeof block['frame'] === 'string') {
      const { mediaType, bytes } = await this.#loadFrame(block['frame'] as FrameId);
      const data = Buffer.from(bytes).toString('base64');
      this.#pictures += 1;
      this.#bytes += data.length;
      return { type: 'image', source: { type: 'base64', media_type: mediaType, data } };
    }
    if (block.type === 'tool_result' && Array.isArray(block['content'])) {
      const content = (block['content'] as ContentBlock[]).map((inner) => this.#withPictures(inner));
      return { ...block, content: await Promise.all(content) };
    }
    return block;
  }
}

/** The API wants a turn's tool results first; everything else follows in the order of the log. */
function userMessage(
  entries: readonly { readonly content: readonly ContentBlock[] }[],
): ModelMessage | undefined {
  const content = entries.flatMap((entry) => entry.content);
  if (content.length === 0) return undefined;
  const isResult = (block: ContentBlock): boolean => block.type === 'tool_result';
  return {
    role: 'user',
    content: [...content.filter(isResult), ...content.filter((block) => !isResult(block))],
  };
}
