import type { ContentBlock } from '@anthropic-ai/sdk/resources/messages';
import { checkAppendOnly, type Past, truncationOf } from './append-only.ts';
import type { Ask } from './ask.ts';
import { digest } from './canonical.ts';
import type { Fault } from './fault.ts';
import type { Prompt } from './prompt.ts';
import type { Script, ScriptedStep, Step } from './script.ts';

/** One conversation with the model, which plays its own copy of the script. */
export class Conversation {
  readonly id: number;
  #past: Past | undefined;
  #steps: readonly ScriptedStep[] | undefined;
  #cursor = -1;
  #turn = -1;
  #comesAgain = false;
  #playedTurn = false;
  #underWay = 0;

  constructor(id: number) {
    this.id = id;
  }

  /** Whether the last request got no full answer, so that the next one repeats it. */
  get awaitsRetry(): boolean {
    return this.#underWay === 0 && this.#past?.answers.every(({ isWhole }) => !isWhole) === true;
  }

  /** @returns why the request doesn't continue this conversation, or undefined */
  check(prompt: Prompt): Fault | undefined {
    return this.#past && checkAppendOnly(this.#past, prompt);
  }

  /**
   * Takes in a request that keeps every rule.
   *
   * @returns what it leaves of the answer before it, when that is not the whole of it
   */
  begin(prompt: Prompt, turn: number): ReturnType<typeof truncationOf> {
    const truncated = this.#past && truncationOf(this.#past, prompt);
    this.#underWay += 1;
    this.#comesAgain = turn === this.#turn;
    this.#turn = turn;
    this.#past = { prompt, answers: this.#comesAgain ? (this.#past?.answers ?? []) : [] };
    return truncated;
  }

  /** @returns what notes an answer to the request that began last: each of its blocks, and its end */
  listen(): { readonly block: (block: ContentBlock) => void; readonly whole: () => void } {
    const past = this.#past;
    const answer = { blocks: [] as string[], isWhole: false };
    const note = () => {
      // An answer that still streams after its request was overtaken belongs to no past any more.
      if (!past || this.#past?.prompt !== past.prompt || this.#past.answers.includes(answer)) return;
      this.#past = { ...this.#past, answers: [...this.#past.answers, answer] };
    };
    return {
      block: (block) => {
        answer.blocks.push(digest(block));
        note();
      },
      whole: () => {
        answer.isWhole = true;
        note();
      },
    };
  }

  /** Ends a request, answered or not. */
  end(): void {
    this.#underWay -= 1;
  }

  /**
   * The step for the request that began last. A turn is played again for a request that comes again
   * without it; a failure is used up.
   *
   * @returns undefined once the script has ended
   */
  async nextStep(script: Script, ask: Ask): Promise<Step | undefined> {
    this.#steps ??= typeof script === 'function' ? script(ask) : script;
    if (!this.#comesAgain || !this.#playedTurn) this.#cursor += 1;
    const scripted = this.#steps[this.#cursor];
    const step = typeof scripted === 'function' ? await scripted(ask) : scripted;
    this.#playedTurn = step?.type === 'turn';
    return step;
  }
}
