import { AgentEvents } from '../../src/cli/documents/sessions.ts';
import { API_KEY, type LiveServer, startLiveServer } from '../support/live-server.ts';
import { type Crowd, type CrowdOptions, type Delivered, gather } from './crowd.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';
import { startRawBroadcast } from './raw-broadcast.ts';
import { sentAgain, sentAt } from './sent-at.ts';

const CLIENTS = 1_000;
const ROUNDS = 5;
const EVENTS = 20;
const EVENTS_ALONE = 100;
const WORDS = 'I open the feed and scroll until the photo of the harbour is in the middle of the screen.';

/** What it takes to tell a session's subscribers of an event. */
export const delivery: Part = {
  name: 'delivery',
  async measure(say) {
    await using server = await startLiveServer();
    const aloneMs = await latencyAlone(server);
    say(`one subscriber hears of an event after ${aloneMs.toFixed(1)} ms`);

    await using raw = await startRawBroadcast();
    const sample = await server.append(`${sentAt()} ${WORDS}`);
    await using listeners = await gather({ url: raw.url, size: CLIENTS });
    await using subscribers = await gather(subscriptions(server, CLIENTS, (sample.at(-1)?.index ?? 0) - 1));
    // Everyone is sent the newest event first.
    let heard = await subscribers.gets(() => undefined);
    say(`${CLIENTS} subscribers and as many listeners of a raw broadcast are connected`);

    const rounds: { readonly ours: Round; readonly bare: Round }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      // What storing an event takes is another part's figure: this one begins when it is stored.
      const ours = await measure(subscribers, async (begin) => {
        await server.append(`${sentAt()} ${WORDS}`);
        begin();
      });
      heard = ours.last;
      const bare = await measure(listeners, (begin) => {
        begin();
        raw.send(sentAgain(heard.sample));
      });
      if (round > 0) rounds.push({ ours, bare });
    }
    const bareCpu = median(rounds.map(({ bare }) => bare.cpuMicros));
    const bareMs = median(rounds.map(({ bare }) => bare.latencyMs));
    const baseline = (value: number) => ({ kind: 'baseline', name: 'raw broadcast', value }) as const;
    return [
      {
        name: `CPU a delivery, ${CLIENTS} subscribers`,
        value: median(rounds.map(({ ours }) => ours.cpuMicros)),
        unit: 'µs',
        against: baseline(bareCpu),
      },
      {
        name: `append to client, ${CLIENTS} subscribers`,
        value: median(rounds.map(({ ours }) => ours.latencyMs)),
        unit: 'ms',
        against: baseline(bareMs),
      },
      { name: 'append to client, 1 subscriber', value: aloneMs, unit: 'ms' },
    ];
  },
};

/** CPU microseconds a delivery, and the median way of a message. */
type Round = { readonly cpuMicros: number; readonly latencyMs: number; readonly last: Delivered };

/** Sends events one after the other, each when everyone has got the one before; CPU counts from `begin` on. */
async function measure(crowd: Crowd, send: (begin: () => void) => unknown): Promise<Round> {
  const latencies: number[] = [];
  let cpuMicros = 0;
  let last: Delivered | undefined;
  for (let sent = 0; sent < EVENTS; sent += 1) {
    let before = process.cpuUsage();
    last = await crowd.gets(() =>
      send(() => {
        before = process.cpuUsage();
      }),
    );
    const { user, system } = process.cpuUsage(before);
    cpuMicros += user + system;
    latencies.push(last.latencyMs);
  }
  if (!last) throw new Error('Nothing was sent.');
  return { cpuMicros: cpuMicros / (EVENTS * CLIENTS), latencyMs: median(latencies), last };
}

/** @returns the median time from the start of an append until the one subscriber has the event. */
async function latencyAlone(server: LiveServer): Promise<number> {
  const [first] = await server.append(`${sentAt()} ${WORDS}`);
  await using subscriber = await gather(subscriptions(server, 1, (first?.index ?? 0) - 1));
  await subscriber.gets(() => undefined);
  const latencies: number[] = [];
  for (let sent = 0; sent < EVENTS_ALONE * 2; sent += 1) {
    const { latencyMs } = await subscriber.gets(() => server.append(`${sentAt()} ${WORDS}`));
    if (sent >= EVENTS_ALONE) latencies.push(latencyMs);
  }
  return median(latencies);
}

function subscriptions({ url, sessionId }: LiveServer, size: number, after: number): CrowdOptions {
  const payload = { query: AgentEvents.toString(), variables: { sessionId, after } };
  return {
    url,
    size,
    protocol: 'graphql-transport-ws',
    greetings: [
      { type: 'connection_init', payload: { apiKey: API_KEY } },
      // Every client has an id of its own, as client libraries make them.
      { id: 'subscription-CLIENT', type: 'subscribe', payload },
    ],
  };
}
