import type { Json, JsonObject } from '../lib/json.ts';
import { compileResultSchema } from './result-schema.ts';

/** How often an agent may mend a result that doesn't fit. */
const MAX_REPAIRS = 2;

/** What became of a result. */
export type CheckedResult =
  | { readonly type: 'fits'; readonly output?: Json }
  /** In words that tell the model what to mend. */
  | { readonly type: 'repair'; readonly message: string }
  | { readonly type: 'mismatch'; readonly message: string };

/** Holds the agent's result against the session's schema, and counts how often it had to be mended. */
export class ResultCheck {
  readonly #check: ((result: unknown) => string | undefined) | undefined;
  #repairs = 0;

  /** @param schema a JSON Schema, or null when any report will do */
  constructor(schema: JsonObject | null) {
    this.#check = schema ? compileResultSchema(schema).check : undefined;
  }

  /** @param text what the agent gave as its result */
  check(text: string | undefined): CheckedResult {
    if (!this.#check) {
      return text === undefined ? { type: 'fits' } : { type: 'fits', output: parsed(text) ?? text };
    }
    const output = text === undefined ? undefined : parsed(text);
    const problem = this.#problem(text, output);
    if (problem === undefined) return { type: 'fits', output: output ?? null };
    if (this.#repairs === MAX_REPAIRS) {
      return { type: 'mismatch', message: `The result doesn't fit the schema of the session. ${problem}` };
    }
    this.#repairs += 1;
    const left = MAX_REPAIRS - this.#repairs;
    const message = `The session hasn't ended: the result doesn't fit its schema. ${problem} Call done again with a result that fits${left === 0 ? '; this is the last try' : ''}.`;
    return { type: 'repair', message };
  }

  #problem(text: string | undefined, output: Json | undefined): string | undefined {
    if (text === undefined) return 'There is no result: give one as JSON.';
    if (output === undefined) return 'It is not valid JSON.';
    return this.#check?.(output);
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
