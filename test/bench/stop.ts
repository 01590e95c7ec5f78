import { setTimeout as wait } from 'node:timers/promises';
import { silentLogger } from '../../src/lib/logger.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import { swipes } from '../support/claude/script.ts';
import { startClaude } from '../support/claude/server.ts';
import {
  createSession,
  followToEnd,
  startServer,
  type TestServer,
  untilEvent,
  type WireEvent,
} from '../support/server.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';
import { percentile } from './percentile.ts';
import { seeded } from './seeded.ts';

const STOPS = 200;
const GOAL_MS = 1_000;
const SEED = 1;
/** A stop comes at any moment between the creation of a session and this: most have had a few turns by then. */
const LIFE_MS = 600;
/** What an event of the model's stream takes: about ten make an answer. */
const EVENT_MS = 8;

/** How long a session takes to end when it is told to stop, whatever it is at. */
export const stop: Part = {
  name: 'stop',
  async measure(say) {
    const options = { drivers: ['opposable-virtual'], logger: silentLogger };
    await using appium = await startAppium(options, new AbortController().signal);
    await using claude = await startClaude({ keepsBodies: false, beforeEvent: () => wait(EVENT_MS) });
    claude.turn(({ turn }) =>
      turn % 2 === 0 ? swipes([270, 900], [270, 500]) : swipes([270, 500], [270, 900]),
    );
    const random = seeded(SEED);
    const stops: Stop[] = [];
    for (const settle of [false, true]) {
      await using server = await startServer({ appiumUrl: appium.url, claude, settle });
      // The first session of a server is for warmth alone.
      await stopOne(server, LIFE_MS);
      for (let done = 0; done < STOPS / 2; done += 1) stops.push(await stopOne(server, random() * LIFE_MS));
    }
    if (claude.violations.length > 0) throw new Error(JSON.stringify(claude.violations));
    say(`${STOPS} sessions were stopped: ${told(stops)}`);
    const goal = { kind: 'goal', value: GOAL_MS } as const;
    const endMs = stops.map(({ finalMs }) => finalMs);
    const freeMs = stops.map(({ freeMs: ms }) => ms);
    return [
      { name: 'stop to final event', value: median(endMs), unit: 'ms', against: goal },
      { name: 'stop to final event, p99', value: percentile(endMs, 99), unit: 'ms', against: goal },
      { name: 'stop to free phone', value: median(freeMs), unit: 'ms', against: goal },
      { name: 'stop to free phone, p99', value: percentile(freeMs, 99), unit: 'ms', against: goal },
      { name: 'stop to free phone, worst', value: Math.max(...freeMs), unit: 'ms', against: goal },
    ];
  },
};

/** Milliseconds from the command until a follower has the final event, and until the phone is free. */
type Stop = { readonly finalMs: number; readonly freeMs: number; readonly during: During };

/** What a session was at when it was stopped, as far as its log tells. */
const DURINGS = ['before the first look', "in the model's stream", 'in an action or settling'] as const;
type During = (typeof DURINGS)[number];

async function stopOne(server: TestServer, delayMs: number): Promise<Stop> {
  const { id } = await createSession(server, 'Scroll for ever', { max_turns: 1_000 });
  const final = untilEvent(server, id, ({ to }) => to === 'killed').then(() => performance.now());
  await wait(delayMs);
  const startedAt = performance.now();
  const response = await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' });
  if (response.status !== 204) throw new Error(`${response.status}: ${await response.text()}`);
  while (await isHeld(server)) await wait(1);
  const freeAt = performance.now();
  const finalMs = (await final) - startedAt;
  return { finalMs, freeMs: freeAt - startedAt, during: duringOf(await followToEnd(server, id)) };
}

async function isHeld(server: TestServer): Promise<boolean> {
  const { data } = await server.graphql('{ phone(id: "virtual-1") { session { id } } }');
  return data.phone.session !== null;
}

function duringOf(events: readonly WireEvent[]): During {
  const types = events.map(({ type }) => type);
  if (!types.includes('screenshot')) return 'before the first look';
  const isActing = types.lastIndexOf('tool_use') > types.lastIndexOf('tool_result');
  return isActing ? 'in an action or settling' : "in the model's stream";
}

function told(stops: readonly Stop[]): string {
  return DURINGS.map((name) => `${stops.filter(({ during }) => during === name).length} ${name}`).join(', ');
}
