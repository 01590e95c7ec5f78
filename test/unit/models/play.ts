import { toolDefinitions } from '../../../src/agent/tools/tool-profile.ts';
import { DEMO_MODEL, demoModel } from '../../../src/models/demo.ts';
import type { ContentBlock, ModelMessage, ModelRequest, ModelResponse } from '../../../src/models/model.ts';

/** An element as a test writes it. */
export type Shown = {
  readonly role: string;
  readonly label: string;
  /** Left, top, width and height in pixels. */
  readonly at: readonly [number, number, number, number];
  readonly value?: string;
  readonly flags?: string;
};

/** What a tool of the model does to a phone of a test; it may answer with an error. */
export type Phone = {
  /** What the model reads of the screen. */
  readonly look: () => string | Promise<string>;
  /** Something that differs when the picture does, where the elements may not. */
  readonly print?: () => string;
  readonly does: (
    tool: string,
    input: Record<string, unknown>,
  ) => string | undefined | Promise<string | undefined>;
};

export const WIDTH = 540;
export const HEIGHT = 1200;

/** Writes a screen down as the agent loop does. */
export function screenText(app: string, elements: readonly Shown[]): string {
  const lines = elements.map(({ role, label, at, value, flags }, index) =>
    [
      `e${index + 1} ${role} ${JSON.stringify(label)} [${at.join(',')}]`,
      ...(value === undefined ? [] : [`value=${JSON.stringify(value)}`]),
      ...(flags === undefined ? [] : [flags]),
    ].join(' '),
  );
  const header = `<screen 3f9a1c size="${WIDTH}x${HEIGHT}" app="${app}">`;
  return [header, ...lines, '</screen 3f9a1c>'].join('\n');
}

/** One turn of a play. */
type PlayedTurn = {
  readonly say: string;
  readonly tool: string;
  readonly input: Record<string, unknown>;
};

export type Played = {
  readonly turns: readonly PlayedTurn[];
  readonly success: boolean | undefined;
  readonly summary: string;
};

export async function respond(request: ModelRequest): Promise<ModelResponse> {
  const stream = demoModel().stream(request, new AbortController().signal);
  for (;;) {
    const next = await stream.next();
    if (next.done) return next.value;
  }
}

/**
 * Plays a session: the demo model against a phone of the test, until `done`.
 *
 * @param says what the user says after so many turns
 */
export async function play(
  instruction: string,
  phone: Phone,
  says: Readonly<Record<number, string>> = {},
): Promise<Played> {
  const picture: ContentBlock = { type: 'image', source: { type: 'base64', data: 'AAAA' } };
  const see = async (): Promise<ContentBlock[]> => [{ type: 'text', text: await phone.look() }, picture];
  const messages: ModelMessage[] = [
    { role: 'user', content: [{ type: 'text', text: instruction }, ...(await see())] },
  ];
  const turns: PlayedTurn[] = [];
  while (turns.length < 200) {
    const { content } = await respond({
      model: DEMO_MODEL,
      system: 'You operate a phone.',
      tools: toolDefinitions('phone'),
      messages,
      maxTokens: 1_000,
    });
    const use = content.find((block) => block.type === 'tool_use');
    const say = String(content[0]?.['text']);
    if (!use) return { turns, success: undefined, summary: say };
    const input = use['input'] as Record<string, unknown>;
    const tool = String(use['name']);
    turns.push({ say, tool, input });
    if (tool === 'done')
      return { turns, success: Boolean(input['success']), summary: String(input['summary']) };
    const before = phone.print?.();
    const failure = await phone.does(tool, input);
    const result: ContentBlock = {
      type: 'tool_result',
      tool_use_id: String(use['id']),
      ...(failure === undefined ? {} : { is_error: true }),
      content: [{ type: 'text', text: failure ?? outcome(before, phone.print?.()) }, ...(await see())],
    };
    const said = says[turns.length];
    messages.push(
      { role: 'assistant', content },
      { role: 'user', content: [result, ...(said === undefined ? [] : [{ type: 'text', text: said }])] },
    );
  }
  throw new Error(`The model never ends: ${JSON.stringify(turns.slice(-3))}`);
}

/** What the agent loop says of an action that worked. */
function outcome(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return 'Done.';
  return before === after ? 'Done; the screen did not change.' : 'Done; the screen changed.';
}
