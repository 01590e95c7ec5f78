import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { SharedResult } from './shared-group.ts';
import { textFrame } from './text-frame.ts';

/** What may wait to be read by one client, in bytes. One that lets more come together is dropped. */
export const MAX_UNREAD_BYTES = 4_000_000;
/** Previews are left out for a client that has more than this to read, in bytes. */
const MAX_UNREAD_BEFORE_PREVIEW_BYTES = 64_000;
/** The close code of a client that doesn't read what it asked for. */
export const SLOW_READER = 4_480;

const END = Buffer.from('}');

/** The connection of one client. It never holds much more than {@link MAX_UNREAD_BYTES} for it. */
export class ClientSocket {
  readonly #socket: WebSocket;
  readonly #stream: Writable;
  readonly #patienceMs: number;
  #hasAnswered = true;
  #patience: NodeJS.Timeout | undefined;
  #closingMs = Number.POSITIVE_INFINITY;

  /**
   * @param stream what the socket itself writes to; its messages must not be compressed
   * @param patienceMs how long a client may take to read why it is closed, in milliseconds
   */
  constructor(socket: WebSocket, stream: Writable, patienceMs: number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#patienceMs = patienceMs;
    // What the peer or the network does wrong closes the connection, which is all there is to do.
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      this.#hasAnswered = true;
    });
    // Pongs are sent without being asked whether anybody reads.
    socket.on('ping', () => this.#dropIfSlow());
    socket.once('close', () => clearTimeout(this.#patience));
  }

  /** Sends a message; resolves when it is on its way, or when nobody is there any more. */
  async send(message: string): Promise<void> {
    if (!this.#isReady()) return;
    const sent = Promise.withResolvers<void>();
    // A failure closes the connection, and its subscriptions with it.
    this.#socket.send(message, () => sent.resolve());
    await sent.promise;
  }

  /** Sends one more result of an operation at once, or never when the client has gone or is dropped. */
  push(operationId: string, { json, isPreview, encoded }: SharedResult): void {
    if (!this.#isReady()) return;
    if (isPreview && this.#socket.bufferedAmount > MAX_UNREAD_BEFORE_PREVIEW_BYTES) return;
    let frame = encoded.get(operationId);
    if (!frame) {
      const head = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
      frame = textFrame([head, json, END]);
      encoded.set(operationId, frame);
    }
    // In order with what `ws` sends, which writes at once as long as nothing is compressed.
    this.#stream.write(frame);
  }

  /** Closes the connection; a client that doesn't answer in time is cut off. */
  close(code: number, reason: string, patienceMs: number = this.#patienceMs): void {
    this.#socket.close(code, reason);
    // The end of the server doesn't wait for as long as a reader that was dropped may take.
    if (this.#socket.readyState === this.#socket.CLOSED || patienceMs >= this.#closingMs) return;
    this.#closingMs = patienceMs;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#socket.terminate(), patienceMs);
  }

  /** Calls `then` once, when the connection is closed. */
  onClose(then: () => void): void {
    if (this.#socket.readyState === this.#socket.CLOSED) then();
    else this.#socket.once('close', then);
  }

  /** Asks whether the client is still there and reads; drops one that has not answered since the last time. */
  check(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#hasAnswered) {
      this.#hasAnswered = false;
      this.#socket.ping();
    } else if (this.#socket.bufferedAmount > 0) {
      this.#drop();
    } else {
      this.#socket.terminate();
    }
  }

  #isReady(): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    return !this.#dropIfSlow();
  }

  #dropIfSlow(): boolean {
    const isSlow = this.#socket.bufferedAmount > MAX_UNREAD_BYTES;
    if (isSlow) this.#drop();
    return isSlow;
  }

  #drop(): void {
    this.close(SLOW_READER, 'SLOW_READER: read faster, and resume behind the last index that you saw.');
  }
}
