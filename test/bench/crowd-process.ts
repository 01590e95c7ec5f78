/**
 * A process full of WebSocket clients that only count what they are sent: their CPU is not the server's.
 *
 * Arguments: the address, how many clients, the subprotocol or nothing, and as JSON the messages that
 * a client sends: the first when it is connected, each further one when it has been answered. CLIENT in one of
 * them becomes the client's number.
 */
import { WebSocket } from 'ws';
import type { Report } from './crowd.ts';
import { median } from './median.ts';
import { readSentAt } from './sent-at.ts';

const [, , url = '', count = '', protocol = '', hello = ''] = process.argv;
const size = Number(count);
const greetings = JSON.parse(hello) as readonly string[];
let open = 0;
let clients = 0;
let latenciesMs: number[] = [];

function report(message: Report): void {
  process.send?.(message);
}

function onDelivery(data: Buffer): void {
  const sentAt = readSentAt(data);
  if (sentAt !== undefined) latenciesMs.push(Number(process.hrtime.bigint() - sentAt) / 1e6);
  else latenciesMs.push(0);
  if (latenciesMs.length < size) return;
  report({ type: 'delivered', latencyMs: median(latenciesMs), sample: data.toString() });
  latenciesMs = [];
}

function connect(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = new WebSocket(url, protocol === '' ? [] : [protocol], { perMessageDeflate: false });
  clients += 1;
  const left = greetings.map((greeting) => greeting.replace('CLIENT', String(clients)));
  const greet = (): void => {
    const greeting = left.shift();
    if (greeting !== undefined) socket.send(greeting);
    if (left.length === 0) resolve();
  };
  socket.on('open', greet);
  socket.on('message', (data: Buffer) => (left.length > 0 ? greet() : onDelivery(data)));
  socket.on('error', reject);
  return promise;
}

process.on('disconnect', () => process.exit());
while (open < size) {
  const group = Math.min(50, size - open);
  await Promise.all(Array.from({ length: group }, connect));
  open += group;
}
report({ type: 'open' });
