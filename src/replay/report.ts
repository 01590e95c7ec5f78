import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { AgentEvent } from '../domain/agent-event.ts';
import { type FrameId, formatId } from '../domain/ids.ts';
import { durationMs, type SessionRecord } from '../domain/session-record.ts';
import { actionMarks } from './action-marks.ts';
import { oneLine } from './caption.ts';
import { eventWords } from './event-words.ts';
import { type FindFrame, type InTurn, smallPicture } from './frames.ts';
import { REPORT_STYLE } from './report-style.ts';
import { type ShownScreen, screenAfter } from './screen-state.ts';
import { actionWords, duration, money } from './words.ts';

type Html = ReturnType<typeof html>;

/** How many pictures a report has at the most: some 20 MB. */
export const MAX_PICTURES = 1_000;
const BOX = { width: 360, height: 720 } as const;
const QUALITY = 60;
const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64');

/**
 * Writes a session as one HTML document that needs nothing but itself: no script, no request. It grows by an event at a
 * time, and holds a picture at a time.
 *
 * @param now in milliseconds since 1970
 */
export async function* sessionReport(
  session: SessionRecord,
  events: AsyncIterable<AgentEvent>,
  findFrame: FindFrame,
  now: number,
  inTurn: InTurn,
): AsyncGenerator<string, void, undefined> {
  yield await written(head(session, now));
  const start = session.createdAt.getTime();
  const pictures = new Set<FrameId>();
  const leftOut = new Set<FrameId>();
  let screen: ShownScreen | undefined;
  let turn = 0;
  for await (const event of events) {
    const before = screen;
    screen = screenAfter(screen, event);
    const { data } = event;
    if ('turn' in data && data.turn !== turn) {
      turn = data.turn;
      yield `</ol>\n<h2 id="turn-${turn}">Turn ${turn}</h2>\n<ol>\n`;
    }
    const action = event.type === 'user_action' || event.type === 'tool_use' ? data : undefined;
    const marks =
      action && 'action' in action && action.action && screen
        ? actionMarks(action.action, screen.device)
        : '';
    const isNew = screen !== undefined && screen !== before;
    let picture: Html | '' = '';
    if (screen && (isNew || marks !== '')) {
      const { frameId } = screen;
      if (pictures.size >= MAX_PICTURES && !pictures.has(frameId)) leftOut.add(frameId);
      else picture = await pictureOf(screen, marks, labelOf(event), pictures, findFrame, inTurn);
    }
    const words = eventWords(event);
    if (!words && !picture) continue;
    yield await written(entry(event, start, picture));
  }
  yield await written(foot(leftOut.size));
}

function head(session: SessionRecord, now: number): Html {
  const { id, instruction, title, status, modelLabel, numTurns, costMicroUsd, createdAt, error } = session;
  const facts = [
    status,
    modelLabel,
    `${numTurns} ${numTurns === 1 ? 'turn' : 'turns'}`,
    duration(durationMs(session, now) ?? 0),
    `cost ${money(costMicroUsd === null ? null : costMicroUsd / 1e6)}`,
    `${createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    formatId('sess', id),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'">
<title>${oneLine(title ?? instruction, 80)}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
<header>
<h1 dir="auto">${oneLine(title ?? instruction, 200)}</h1>
<p>${facts.join(' · ')}</p>
${error === null ? '' : html`<p dir="auto">${error}</p>`}
</header>
<main>
<ol>
`;
}

function entry(event: AgentEvent, start: number, picture: Html | ''): Html {
  const { who, text, small } = eventWords(event) ?? { who: 'Screen', text: '' };
  const seconds = ((event.ts.getTime() - start) / 1_000).toFixed(1);
  return html`<li class="${who.toLowerCase().replaceAll(/[^a-z]+/g, '-')}"><time datetime="${event.ts.toISOString()}">${seconds} s</time>
<p dir="auto"><b>${who}</b> ${text}${small ? html`<small>${small}</small>` : ''}</p>${picture}</li>
`;
}

/** A frame is embedded once; where it is shown again, it is referred to. */
async function pictureOf(
  { frameId, device }: ShownScreen,
  marks: string,
  label: string,
  pictures: Set<FrameId>,
  findFrame: FindFrame,
  inTurn: InTurn,
): Promise<Html | ''> {
  const { widthPx, heightPx } = device;
  const id = formatId('frame', frameId);
  let shown = html`<use href="#${id}"/>`;
  if (!pictures.has(frameId)) {
    const frame = await findFrame(frameId);
    if (!frame) return '';
    pictures.add(frameId);
    const url = await inTurn(() => smallPicture(frame.bytes, BOX, QUALITY));
    shown = html`<image id="${id}" href="${url}" width="${widthPx}" height="${heightPx}"/>`;
  }
  return html`<svg viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${label}">${shown}${raw(marks)}</svg>`;
}

function labelOf(event: AgentEvent): string {
  const action = event.type === 'user_action' || event.type === 'tool_use' ? event.data.action : undefined;
  return action ? `The screen with what is done: ${oneLine(actionWords(action), 100)}` : 'The screen';
}

function foot(leftOut: number): Html {
  const note = `${leftOut} pictures are left out: a report shows ${MAX_PICTURES.toLocaleString('en')} at most. The export as JSON has them all.`;
  return html`</ol>
${leftOut > 0 ? html`<p>${note}</p>` : ''}
</main>
</body>
</html>
`;
}

async function written(part: Html): Promise<string> {
  return String(await part);
}
