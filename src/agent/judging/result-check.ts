import type { Json, JsonObject } from '../../lib/json.ts';
import { compileResultSchema } from './result-schema.ts';

/** How often an agent may mend a result that doesn't fit. */
const MAX_REPAIRS = 2;

/** What became of a result. */
export type CheckedResult =
  | { readonly type: 'fits'; readonly output?: Json }
  /** In words that tell the model what to mend. */
  | { readonly type: 'repair'; readonly message: string }
  | { readonly type: 'mismatch'; readonly message: string };

/** How every answer begins that asks for another result: they are counted in the log by it. */
const REPAIR = "The session hasn't ended: the result doesn't fit its schema.";

/** Holds the agent's result against the session's schema, and counts how often it had to be mended. */
export class ResultCheck {
  readonly #check: ((result: unknown) => string | undefined) | undefined;
  #repairs = 0;

  /** @param schema a JSON Schema, or null when any report will do */
  constructor(schema: JsonObject | null) {
    this.#check = schema ? compileResultSchema(schema).check : undefined;
  }

  /** Counts an answer to a tool use, if it is one that asked for another result. */
  add(text: string): void {
    if (text.startsWith(REPAIR)) this.#repairs += 1;
  }

  /** @param text what the agent gave as its result */
  check(text: string | undefined): CheckedResult {
    const { output, problem } = this.#read(text);
    if (problem === undefined) return { type: 'fits', ...(output !== undefined && { output }) };
    if (this.#repairs >= MAX_REPAIRS) {
      return { type: 'mismatch', message: `The result doesn't fit the schema of the session. ${problem}` };
    }
    const isLast = this.#repairs === MAX_REPAIRS - 1;
    const message = `${REPAIR} ${problem} Call done again with a result that fits${isLast ? '; this is the last try' : ''}.`;
    return { type: 'repair', message };
  }

  /** @returns the result of an agent that can't be asked for another one: nothing unless it fits. */
  fitting(text: string | undefined): CheckedResult & { readonly type: 'fits' } {
    const { output, problem } = this.#read(text);
    return { type: 'fits', ...(problem === undefined && output !== undefined && { output }) };
  }

  #read(text: string | undefined): {
    readonly output?: Json | undefined;
    readonly problem?: string | undefined;
  } {
    const output = text === undefined ? undefined : parsed(text);
    if (!this.#check) return { output: output ?? text };
    if (text === undefined) return { problem: 'There is no result: give one as JSON.' };
    if (output === undefined) return { problem: 'It is not valid JSON.' };
    return { output, problem: this.#check(output) };
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
