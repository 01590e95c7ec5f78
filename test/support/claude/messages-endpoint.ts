import type { Message } from '@anthropic-ai/sdk/resources/messages';
import type { Clock } from '../../../src/lib/clock.ts';
import { type Ask, askOf } from './ask.ts';
import { Conversation } from './conversation.ts';
import { Conversations } from './conversations.ts';
import { type Answered, diagnose } from './diagnosis.ts';
import type { Exchange } from './exchange.ts';
import { type Fault, fault } from './fault.ts';
import type { Journal } from './journal.ts';
import { messageOf } from './message.ts';
import { play } from './playback.ts';
import { type Prompt, promptOf } from './prompt.ts';
import { PromptCache } from './prompt-cache.ts';
import { type MessagesRequest, readRequest } from './request.ts';
import { checkContextWindow } from './rules/context-window.ts';
import { rules } from './rules/rules.ts';
import { strayMember } from './rules/toolset.ts';
import type { Script, Step } from './script.ts';
import type { WireEvent } from './stream.ts';
import type { Turn } from './turn.ts';

/** What the endpoint needs from the server around it. */
export type MessagesSettings = {
  readonly apiKey: string;
  readonly models: ReadonlySet<string>;
  readonly contextWindowTokens: number;
  readonly clock: Clock;
  readonly keepsBodies: boolean;
  readonly beforeEvent: (event: WireEvent, ask: Ask) => void | Promise<void>;
  /** The script of conversations that begin now. */
  readonly script: () => Script;
  /** What plays when a conversation's script has ended. */
  readonly afterScript: () => ((ask: Ask) => Step | Promise<Step>) | undefined;
};

/** A request that keeps every rule of its own, with its prompt. */
type Judged = { readonly body: MessagesRequest; readonly prompt: Prompt };

/** `POST /v1/messages` and `POST /v1/messages/count_tokens`. */
export class MessagesEndpoint {
  readonly #settings: MessagesSettings;
  readonly #journal: Journal;
  readonly #conversations = new Conversations();
  readonly #cache: PromptCache;
  readonly #answered = new Map<string, Answered>();
  #serial = 0;

  constructor(settings: MessagesSettings, journal: Journal) {
    this.#settings = settings;
    this.#journal = journal;
    this.#cache = new PromptCache(settings.clock);
  }

  /** Counts the tokens of a prompt, under the same rules as a request for an answer. */
  async count(exchange: Exchange, index: number, beta: boolean): Promise<Fault | undefined> {
    const judged = await this.#judge(exchange, index, beta, { max_tokens: 1 });
    if ('rule' in judged) return judged;
    exchange.sendJson(200, { input_tokens: judged.prompt.tokens });
    this.#journal.note(index, { outcome: 'answered' });
    return undefined;
  }

  /** Plays what the script says. @returns the broken rule, which the caller answers */
  async create(exchange: Exchange, index: number, beta: boolean): Promise<Fault | undefined> {
    const judged = await this.#judge(exchange, index, beta);
    if ('rule' in judged) return judged;
    const { body, prompt } = judged;
    const conversation = this.#conversations.find(body, prompt);
    if (!(conversation instanceof Conversation)) return conversation;
    const turn = body.messages.filter(({ role }) => role === 'assistant').length;
    const ask = askOf(body, conversation.id, turn);
    this.#journal.note(index, { conversation: conversation.id, turn });
    const truncated = conversation.begin(prompt, turn);
    if (truncated) this.#journal.truncated.push({ request: index, ...truncated });
    const answer = conversation.listen();
    try {
      const step =
        (await conversation.nextStep(this.#settings.script(), ask)) ??
        (await this.#settings.afterScript()?.(ask));
      if (!step) return fault('script', 'The script has ended: it holds no step for this request.');
      const stray = strayMember(step, body);
      if (stray) return stray;
      const played = await play(step, {
        exchange,
        isStream: body.stream === true,
        beforeEvent: (event) => this.#settings.beforeEvent(event, ask),
        compose: (spoken) => this.#compose(spoken, judged, index),
        onBlock: (block) => {
          answer.block(block);
          this.#conversations.claim(conversation, block);
        },
        onAnswered: answer.whole,
      });
      if (played.outcome === 'aborted') this.#journal.left(index, played.eventsSent);
      else this.#journal.note(index, { outcome: played.outcome });
      return undefined;
    } finally {
      conversation.end();
    }
  }

  async #judge(
    exchange: Exchange,
    index: number,
    beta: boolean,
    defaults: Partial<MessagesRequest> = {},
  ): Promise<Judged | Fault> {
    const text = await exchange.readBody();
    if (text === undefined) {
      return fault('size', 'Request exceeds the maximum size', { status: 413, type: 'request_too_large' });
    }
    const json = parseJson(text);
    if (typeof json !== 'object') return fault('body', 'The request body is not valid JSON');
    const read = readRequest({ ...defaults, ...json }, beta);
    if ('fault' in read) return read.fault;
    const { body } = read;
    if (this.#settings.keepsBodies) this.#journal.note(index, { body });
    for (const rule of rules) {
      const broken = rule(body, this.#settings.models);
      if (broken) return broken;
    }
    const prompt = promptOf(body);
    this.#journal.note(index, { promptTokens: prompt.tokens });
    return checkContextWindow(prompt, this.#settings.contextWindowTokens) ?? { body, prompt };
  }

  #compose(turn: Turn, { body, prompt }: Judged, index: number): Message {
    const { usage, commit } = this.#cache.account(`${this.#settings.apiKey} ${body.model}`, prompt);
    commit();
    const diagnostics = diagnose(body, prompt, this.#answered);
    const message = messageOf(turn, { request: body, serial: ++this.#serial, usage, diagnostics });
    if (body.diagnostics) this.#answered.set(message.id, { model: body.model, prompt });
    this.#journal.note(index, { usage: message.usage });
    return message;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
