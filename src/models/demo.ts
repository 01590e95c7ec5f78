import { NO_USAGE, type Usage } from '../domain/usage.ts';
import { sleep } from '../lib/sleep.ts';
import { type Act, done } from './demo/act.ts';
import { Driver } from './demo/driver.ts';
import { POINT_AT, pointAt } from './demo/point-at.ts';
import { viewsOf } from './demo/view.ts';
import type { ContentBlock, Model, ModelRequest, ModelResponse, ModelStreamEvent } from './model.ts';

/** The only model that is served without a provider. */
export const DEMO_MODEL = 'opposable-demo';

const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_PICTURE = 900;

/** How the demo model behaves. */
export type DemoOptions = {
  /** How long it takes over each word, in milliseconds, so that people can follow: 0 unless given. */
  readonly wordMs?: number;
};

/**
 * A planner by rules that stands in for an AI where there is no key: it reads the elements on the screen and
 * follows a dozen kinds of instructions. Its answer depends on nothing but the request.
 */
export function demoModel({ wordMs = 0 }: DemoOptions = {}): Model {
  async function* stream(
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelStreamEvent, ModelResponse, undefined> {
    const content = answer(request);
    for (const block of content) {
      for (const text of wordsOf(block)) {
        signal.throwIfAborted();
        yield { type: 'text_delta', text };
        if (wordMs > 0) await sleep(wordMs, signal);
      }
      signal.throwIfAborted();
      yield { type: 'block', block };
    }
    const stopReason = content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
    return { content, stopReason, usage: usageOf(request, content), model: request.model };
  }

  return {
    label: () => 'demo model (built in, rule-based; not an AI)',
    defaultModel: DEMO_MODEL,
    toolProfile: () => 'phone',
    stream,
    costMicroUsd: () => 0,
    worstCaseMicroUsd: () => 0,
  };
}

function answer(request: ModelRequest): readonly ContentBlock[] {
  if (has(request, POINT_AT)) {
    return [{ type: 'tool_use', id: 'toolu_demo_0', name: POINT_AT, input: pointAt(request) }];
  }
  const { say, tool, input } = withinTools(nextAct(request), request);
  const text: ContentBlock = { type: 'text', text: say };
  if (!has(request, tool)) return [text];
  const turn = request.messages.filter(({ role }) => role === 'assistant').length;
  return [text, { type: 'tool_use', id: `toolu_demo_${turn}`, name: tool, input }];
}

function nextAct(request: ModelRequest): Act {
  const driver = new Driver();
  return viewsOf(request.messages).reduce(
    (_, view) => driver.next(view),
    done(false, 'There is no instruction.'),
  );
}

function withinTools(act: Act, request: ModelRequest): Act {
  return has(request, act.tool)
    ? act
    : done(false, `I would need the tool "${act.tool}", which I don't have here.`);
}

function has(request: ModelRequest, tool: string): boolean {
  return request.tools.some((definition) => 'name' in definition && definition.name === tool);
}

function wordsOf(block: ContentBlock): readonly string[] {
  return block.type === 'text' ? (String(block['text']).match(/\S+\s*/g) ?? []) : [];
}

/** An estimate, for the shape of it: nothing is billed. */
function usageOf(request: ModelRequest, content: readonly ContentBlock[]): Usage {
  let pictures = 0;
  const prompt = JSON.stringify([request.system, request.tools, request.messages], (key, value) => {
    if (key === 'data' && typeof value === 'string') pictures++;
    return key === 'data' ? undefined : value;
  });
  return {
    ...NO_USAGE,
    inputTokens: Math.ceil(prompt.length / CHARACTERS_PER_TOKEN) + pictures * TOKENS_PER_PICTURE,
    outputTokens: Math.ceil(JSON.stringify(content).length / CHARACTERS_PER_TOKEN),
  };
}
