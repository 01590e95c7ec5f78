import type { EventDraft } from '../domain/agent-event.ts';
import type { JsonObject } from '../lib/json.ts';
import type { ToolUse } from '../models/model.ts';
import type { Observation } from './seeing/observe.ts';

/** What is known of how a tool use turned out, besides its words. */
export type ResultDetails = {
  readonly isError?: boolean;
  readonly durationMs?: number;
  /** What is on the screen since then. */
  readonly observation?: Observation;
  readonly screenChanged?: boolean;
  /** What else the model is shown. */
  readonly content?: readonly JsonObject[];
};

/** @returns the event that answers a tool use, in the words that the model is told. */
export function toolResult(
  turn: number,
  use: Pick<ToolUse, 'id' | 'toolset_name'>,
  text: string,
  { isError = false, durationMs = 0, observation, screenChanged, content = [] }: ResultDetails = {},
): EventDraft<'tool_result'> {
  const said: JsonObject[] = [{ type: 'text', text }, ...content, ...(observation?.content ?? [])];
  // The API takes text alone in a failed result: its picture stands behind the results.
  const isText = (block: JsonObject): boolean => block['type'] === 'text';
  const within = isError ? said.filter(isText) : said;
  const behind = isError ? said.filter((block) => !isText(block)) : [];
  const frameId = observation?.data.frameId;
  return {
    type: 'tool_result',
    data: {
      turn,
      toolUseId: use.id,
      isError,
      text,
      durationMs,
      ...(frameId && { frameId }),
      ...(observation && { screen: observation.data }),
      ...(screenChanged !== undefined && { screenChanged }),
    },
    block: {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: use.id,
          ...(use.toolset_name !== undefined && { toolset_name: use.toolset_name }),
          content: within,
          ...(isError && { is_error: true }),
        },
        ...behind,
      ],
    },
  };
}
