import type { Json, JsonObject } from '../../lib/json.ts';
import type { ContentBlock, ModelMessage } from '../model.ts';
import { parseScreen, type Screen } from './screen.ts';

/** What the model has in front of it at the start of one turn. */
export type View = {
  readonly screen: Screen;
  /** Whether the loop saw the picture change: elements may stay the same where it does. */
  readonly pictureChanged: boolean;
  /** What the tool that was used last said, when it failed. */
  readonly failure: string | undefined;
  /** Whether it is unknown if the tool that was used last did anything: the session was paused or recovered. */
  readonly interrupted: boolean;
  /** Whether the phone was out of the model's sight since the last turn: anything may have become of it. */
  readonly wasAway: boolean;
  /** What the user wrote since the last turn, the instruction included. */
  readonly messages: readonly string[];
};

const INTERRUPTED = /^(not run\b|the outcome is unknown|\[interrupted)/i;

const AWAY = /^<note>.*\bThis is how it looks now\./s;

const NO_SCREEN: Screen = { size: { widthPx: 0, heightPx: 0 }, app: '', elements: [] };

/** Reads a conversation back into the views that its turns started from; the last one is now. */
export function viewsOf(messages: readonly ModelMessage[]): readonly View[] {
  const views: View[] = [];
  let said: ContentBlock[] = [];
  const close = () => {
    if (said.length > 0) views.push(viewOf(said, views.at(-1)?.screen));
    said = [];
  };
  for (const message of messages) {
    if (message.role === 'user') said.push(...message.content);
    else close();
  }
  close();
  return views;
}

function viewOf(blocks: readonly ContentBlock[], before: Screen | undefined): View {
  const results = blocks.filter((block) => block.type === 'tool_result');
  const screen =
    [...blocks, ...results.flatMap(parts)].flatMap((block) => parseScreen(textOf(block)) ?? []).at(-1) ??
    before ??
    NO_SCREEN;
  const failed = results.find((result) => result['is_error'] === true);
  const failure = failed && (parts(failed).map(textOf).find(Boolean) ?? 'The action failed.');
  const interrupted = failure !== undefined && INTERRUPTED.test(failure);
  return {
    screen,
    pictureChanged: results.some((result) =>
      parts(result).some((part) => /screen changed/i.test(textOf(part))),
    ),
    failure: interrupted ? undefined : failure,
    interrupted,
    wasAway: interrupted || blocks.some((block) => AWAY.test(textOf(block))),
    messages: blocks.map(textOf).filter(isFromUser),
  };
}

function parts(result: ContentBlock): readonly ContentBlock[] {
  const content = result['content'];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.filter(isBlock) : [];
}

function isBlock(value: Json): value is ContentBlock {
  return typeof value === 'object' && value !== null && typeof (value as JsonObject)['type'] === 'string';
}

function textOf(block: ContentBlock): string {
  return block.type === 'text' && typeof block['text'] === 'string' ? block['text'] : '';
}

/** Screens and notes of the loop stand in tags. */
function isFromUser(text: string): boolean {
  return text.trim() !== '' && !/^<(screen|note)\b/.test(text.trimStart());
}
