import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportFormat } from '../domain/export-format.ts';
import { formatId, newId } from '../domain/ids.ts';
import type { SessionRecord } from '../domain/session-record.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { Clock } from '../lib/clock.ts';
import type { JsonObject } from '../lib/json.ts';
import { keyedLock } from '../lib/keyed-lock.ts';
import type { FrameStore } from '../storage/frame-store.ts';
import { drawAnimation } from './animation.ts';
import { type FindFrame, frameFinder, type InTurn } from './frames.ts';
import { logEvents } from './log-events.ts';
import { sessionReport } from './report.ts';
import { type Scene, sceneTeller } from './scenes.ts';
import { sessionJson } from './session-json.ts';

const MEDIA_TYPES = {
  webp: 'image/webp',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
} as const satisfies Record<ExportFormat, string>;

/** How much of a finished file is read at a time. */
const READ_BYTES = 256 * 1_024;

/** A session on its way out. */
export type SessionExport = {
  readonly mediaType: string;
  readonly fileName: string;
  /** The file, made while it is read. Whoever leaves early ends the work. */
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
};

/**
 * Takes a session away as far as it has come.
 *
 * @param wire the session as the API shows it
 * @param signal ends the work with its reason
 */
export type ExportSession = (
  session: SessionRecord,
  wire: JsonObject,
  format: ExportFormat,
  signal: AbortSignal,
) => SessionExport;

/** @returns what exports sessions; what it holds in memory does not grow with them, but for a line a scene. */
export function sessionExporter(context: {
  readonly feed: Pick<EventFeed, 'read' | 'newest'>;
  readonly frames: Pick<FrameStore, 'get'>;
  readonly clock: Clock;
}): ExportSession {
  const { feed, frames, clock } = context;
  const lock = keyedLock();
  const inTurn: InTurn = (work) => lock('picture', work);
  return (session, wire, format, signal) => {
    const findFrame = frameFinder(frames, session.organizationId);
    const events = () => logEvents(feed, session.id);
    const make = {
      json: () => encoded(sessionJson(wire, events(), findFrame), signal),
      html: () => encoded(sessionReport(session, events(), findFrame, clock.now(), inTurn), signal),
      webp: async function* () {
        yield* animation(await scenesOf(events()), findFrame, signal, inTurn);
      },
    } as const satisfies Record<ExportFormat, () => AsyncGenerator<Uint8Array, void, undefined>>;
    return {
      mediaType: MEDIA_TYPES[format],
      fileName: `${formatId('sess', session.id)}.${format}`,
      bytes: make[format](),
    };
  };
}

async function* encoded(
  texts: AsyncIterable<string>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for await (const text of texts) {
    signal.throwIfAborted();
    yield encoder.encode(text);
  }
}

async function scenesOf(events: ReturnType<typeof logEvents>): Promise<readonly Scene[]> {
  const tell = sceneTeller();
  const scenes: Scene[] = [];
  for await (const event of events) {
    const scene = tell(event);
    if (scene) scenes.push(scene);
  }
  return scenes;
}

/** Its head says how long it is, so that it is whole in a file before the first byte goes out. */
async function* animation(
  scenes: readonly Scene[],
  findFrame: FindFrame,
  signal: AbortSignal,
  inTurn: InTurn,
): AsyncGenerator<Uint8Array, void, undefined> {
  const path = join(tmpdir(), `opposable-export-${newId('frame')}`);
  await using file = await open(path, 'wx+', 0o600);
  // It is gone with its last reader, whatever becomes of this process.
  await unlink(path);
  const length = await drawAnimation(file, scenes, findFrame, signal, inTurn);
  for (let at = 0; at < length; ) {
    signal.throwIfAborted();
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(Math.min(READ_BYTES, length - at)),
      0,
      null,
      at,
    );
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
