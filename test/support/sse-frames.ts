/** One frame of a stream of server-sent events; a field that it doesn't have is undefined. */
export type SseFrame = Partial<Record<'event' | 'id' | 'retry' | 'data' | 'comment', string>>;

/** Reads a stream of server-sent events frame by frame, comments too. Who stops reading leaves the stream. */
export async function* sseFrames(response: Response): AsyncGenerator<SseFrame, void, undefined> {
  let text = '';
  for await (const piece of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      yield Object.fromEntries(
        block.split('\n').map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon) || 'comment', line.slice(colon + 1).replace(/^ /, '')];
        }),
      );
    }
  }
}
