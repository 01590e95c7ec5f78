import { isNestedAtMost } from '../../lib/is-nested-at-most.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { ContentBlock, ModelStreamEvent } from '../model.ts';

/** How deep a tool's input may be; nothing that is far deeper could be stored. */
const MAX_INPUT_DEPTH = 100;

/** A content block that is still arriving. */
export type StreamedBlock = {
  readonly block: { type: string; [key: string]: Json };
  /** The pieces of a tool use's input, which is JSON only when all have arrived. */
  inputJson: string;
};

/** @returns the block as the stream announces it, to be filled by deltas. */
export function startBlock(announced: ContentBlock): StreamedBlock {
  return { block: { ...announced }, inputJson: '' };
}

/**
 * Adds a delta to its block. A delta of an unknown type extends texts and replaces the rest.
 *
 * @returns what a viewer may see of it
 */
export function addDelta(streamed: StreamedBlock, delta: ContentBlock): ModelStreamEvent | undefined {
  const { block } = streamed;
  switch (delta.type) {
    case 'text_delta':
      append(block, 'text', delta['text']);
      return { type: 'text_delta', text: String(delta['text']) };
    case 'thinking_delta':
      append(block, 'thinking', delta['thinking']);
      return { type: 'thinking_delta', text: String(delta['thinking']) };
    case 'input_json_delta':
      streamed.inputJson += delta['partial_json'];
      return undefined;
    case 'signature_delta':
      block['signature'] = delta['signature'] ?? null;
      return undefined;
    case 'citations_delta': {
      const citations = block['citations'];
      block['citations'] = [...(Array.isArray(citations) ? citations : []), delta['citation'] ?? null];
      return undefined;
    }
    default:
      for (const [key, value] of Object.entries(delta)) if (key !== 'type') append(block, key, value);
      return undefined;
  }
}

/** @returns the complete block, to be stored and sent back as it is. */
export function finishBlock({ block, inputJson }: StreamedBlock): ContentBlock {
  return inputJson === '' ? block : { ...block, input: toolInput(inputJson) };
}

function append(block: StreamedBlock['block'], key: string, value: Json | undefined): void {
  const before = block[key];
  block[key] = typeof before === 'string' && typeof value === 'string' ? before + value : (value ?? null);
}

/** Input that was cut off, is too deep or is no object stays an object, as the API demands, that no tool accepts. */
function toolInput(inputJson: string): JsonObject {
  try {
    const input: Json = JSON.parse(inputJson);
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    if (isObject && isNestedAtMost(input, MAX_INPUT_DEPTH)) return input as JsonObject;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { unparsable_input: inputJson };
}
