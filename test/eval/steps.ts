import sharp from 'sharp';
import type { WireEvent } from '../../src/cli/client.ts';
import type { Step } from './report.ts';

/** A frame fits into this box in a report, in pixels. */
const BOX = { width: 420, height: 600 } as const;
const QUALITY = 70;

/** @returns a frame as it was stored, by its path on the server */
export type FetchFrame = (framePath: string) => Promise<Uint8Array>;

/** Tells from a session's log what the agent saw, said and did. */
export async function stepsOf(
  events: readonly WireEvent[],
  fetchFrame: FetchFrame,
): Promise<readonly Step[]> {
  const pictures = new Map<string, Promise<string>>();
  const picture = async (path: string | undefined): Promise<string | null> => {
    if (path === undefined) return null;
    const shrunk = pictures.get(path) ?? fetchFrame(path).then(shrink);
    pictures.set(path, shrunk);
    return await shrunk;
  };
  const steps: Step[] = [];
  let frame: string | undefined;
  let words = '';
  for (const event of events) {
    switch (event.__typename) {
      case 'ScreenshotEvent':
        frame = event.frameUrl ?? frame;
        break;
      case 'ToolResultEvent':
        frame = event.frameUrl ?? frame;
        break;
      case 'AgentTextEvent':
        words = [words, event.text].filter((part) => part !== '').join(' ');
        break;
      case 'ToolUseEvent':
        steps.push({
          turn: event.turn,
          words,
          action: actionWords(event.name, event.input),
          picture: await picture(frame),
        });
        words = '';
        break;
    }
  }
  return [...steps, { turn: null, words, action: '', picture: await picture(frame) }];
}

async function shrink(frame: Uint8Array): Promise<string> {
  const small = await sharp(frame)
    .resize({ ...BOX, fit: 'inside' })
    .webp({ quality: QUALITY })
    .toBuffer();
  return `data:image/webp;base64,${small.toString('base64')}`;
}

function actionWords(name: string, input: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(input).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [name, parts.join(', ')].filter((part) => part !== '').join(': ');
}
