import { setTimeout as wait } from 'node:timers/promises';
import { swipes } from '../support/claude/script.ts';
import { startClaude } from '../support/claude/server.ts';
import { createSession, startServer, type TestServer, untilEvent } from '../support/server.ts';
import { median } from './median.ts';
import type { Part } from './part.ts';

const STOPS = 20;
const GOAL_MS = 1_000;
/** Stops come at different moments of a turn, which takes about this long. */
const TURN_MS = 60;

/** How long a session that is at work takes to end when it is told to stop. */
export const stop: Part = {
  name: 'stop',
  async measure(say) {
    await using claude = await startClaude({ keepsBodies: false });
    claude.turn(({ turn }) =>
      turn % 2 === 0 ? swipes([270, 900], [270, 500]) : swipes([270, 500], [270, 900]),
    );
    await using server = await startServer({ claude, settle: false });
    const stops: Stop[] = [];
    for (let done = 0; done <= STOPS; done += 1) {
      const stopped = await stopOne(server, (done / STOPS) * TURN_MS);
      if (done > 0) stops.push(stopped);
    }
    say(`${STOPS} sessions were stopped at work`);
    const goal = { kind: 'goal', value: GOAL_MS } as const;
    const endMs = stops.map(({ finalMs }) => finalMs);
    const freeMs = stops.map(({ freeMs: ms }) => ms);
    return [
      { name: 'stop to final event', value: median(endMs), unit: 'ms', against: goal },
      { name: 'stop to free phone', value: median(freeMs), unit: 'ms', against: goal },
      { name: 'stop to free phone, worst', value: Math.max(...freeMs), unit: 'ms', against: goal },
    ];
  },
};

/** Milliseconds from the command until a follower has the final event, and until the phone is free. */
type Stop = { readonly finalMs: number; readonly freeMs: number };

async function stopOne(server: TestServer, delayMs: number): Promise<Stop> {
  const { id } = await createSession(server, 'Scroll for ever', { max_turns: 1_000 });
  await untilEvent(server, id, ({ type }) => type === 'turn_completed');
  const final = untilEvent(server, id, ({ to }) => to === 'killed').then(() => performance.now());
  await wait(delayMs);
  const startedAt = performance.now();
  const response = await server.fetch(`/v1/sessions/${id}/stop`, { method: 'POST' });
  if (response.status !== 204) throw new Error(`${response.status}: ${await response.text()}`);
  while (await isHeld(server)) await wait(1);
  const freeAt = performance.now();
  return { finalMs: (await final) - startedAt, freeMs: freeAt - startedAt };
}

async function isHeld(server: TestServer): Promise<boolean> {
  const { data } = await server.graphql('{ phone(id: "virtual-1") { session { id } } }');
  return data.phone.session !== null;
}
