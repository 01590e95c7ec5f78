import type { TurnTiming } from '../../src/domain/usage.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { createSession, followToEnd, type WireEvent } from '../support/server.ts';
import { bareTurnTimes } from './bare-turns.ts';
import { forkServer } from './forked-server.ts';
import { median } from './median.ts';
import type { Against, Figure, Part } from './part.ts';
import { lookAround, OPENING_TURNS } from './turn-script.ts';

const ROUNDS = 3;
const GOAL_MS = 100;
const SETTLING_GOAL_MS = 350;
const CPU_GOAL_MS = 80;

/** How long a turn took in all, and where the time went, in milliseconds. */
type TurnTime = { readonly wallMs: number; readonly timing: TurnTiming };

/** The turns of some sessions, and for each session what CPU its turns took, in milliseconds each. */
type Played = { readonly turns: readonly TurnTime[]; readonly cpuMs: readonly number[] };

/**
 * The time of a turn that is the server's and the phone's own, with a model that answers at once. The server
 * has a process of its own, and its CPU is all that this process takes from before a session is created until
 * its end is told, in all of its threads: the phone, the model and who follows the session are elsewhere.
 */
export const turnTime: Part = {
  name: 'turn',
  async measure(say) {
    await using appium = await startAppium(
      { drivers: ['opposable-virtual'], logger: silentLogger },
      new AbortController().signal,
    );
    await using claude = await startClaude({ turns: lookAround, keepsBodies: false });
    const bareMs = await bareTurnTimes(appium.url);
    say(`the same commands by bare WebDriver take ${median(bareMs).toFixed(0)} ms a turn`);
    const hasty = await play(appium.url, claude, false, ROUNDS);
    say(`${hasty.turns.length} turns without settling took ${medianHostMs(hasty).toFixed(0)} ms each`);
    const settled = await play(appium.url, claude, true, 1);
    say(`${settled.turns.length} turns with settling took ${medianHostMs(settled).toFixed(0)} ms each`);
    if (claude.violations.length > 0) throw new Error(JSON.stringify(claude.violations));
    const baseline = { kind: 'baseline', name: 'bare WebDriver', value: median(bareMs) } as const;
    return [
      hostTime(hasty, '', { kind: 'goal', value: GOAL_MS }),
      hostTime(hasty, '', baseline),
      ...parts(hasty, ''),
      cpu(hasty, ''),
      hostTime(settled, SETTLING, { kind: 'goal', value: SETTLING_GOAL_MS }),
      ...parts(settled, SETTLING),
      cpu(settled, SETTLING),
    ];
  },
};

const SETTLING = ', settling';

function hostTime(played: Played, suffix: string, against: Against): Figure {
  return { name: `host time a turn${suffix}`, value: medianHostMs(played), unit: 'ms', against };
}

function medianHostMs({ turns }: Played): number {
  return median(turns.map(hostMs));
}

function cpu({ cpuMs }: Played, suffix: string): Figure {
  const against = { kind: 'goal', value: CPU_GOAL_MS } as const;
  return { name: `CPU a turn${suffix}`, value: median(cpuMs), unit: 'ms', against };
}

function parts({ turns }: Played, suffix: string): readonly Figure[] {
  return [
    figure(`  actionMs${suffix}`, turns, ({ timing }) => timing.actionMs),
    figure(`  settleMs${suffix}`, turns, ({ timing }) => timing.settleMs),
    figure(`  captureMs${suffix}`, turns, ({ timing }) => timing.captureMs),
    figure(`  encodeMs${suffix}`, turns, ({ timing }) => timing.encodeMs),
    figure(`  log and rest${suffix}`, turns, elsewhereMs),
    figure(`whole turn${suffix}`, turns, ({ wallMs }) => wallMs),
  ];
}

function figure(name: string, turns: readonly TurnTime[], of: (turn: TurnTime) => number): Figure {
  return { name, value: median(turns.map(of)), unit: 'ms' };
}

function hostMs({ wallMs, timing }: TurnTime): number {
  return wallMs - timing.modelMs;
}

/** What no part of the turn's timing holds: writing to the log, and reading from it. */
function elsewhereMs({ wallMs, timing }: TurnTime): number {
  return Object.values(timing).reduce((left, partMs) => left - partMs, wallMs);
}

/** Plays the script in session after session, and once before that for nothing but warmth. */
async function play(appiumUrl: string, claude: Claude, settle: boolean, rounds: number): Promise<Played> {
  await using server = await forkServer({ appiumUrl, claude, settle });
  const turns: TurnTime[] = [];
  const cpuMs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = await server.cpuMicros();
    const { id } = await createSession(server, 'Look around in Momento');
    const events = await followToEnd(server, id);
    const micros = (await server.cpuMicros()) - before;
    if (events.at(-1)?.data.to !== 'completed') throw new Error(JSON.stringify(events.slice(-2)));
    if (round === 0) continue;
    turns.push(...gestures(events));
    cpuMs.push(micros / 1_000 / events.filter(({ type }) => type === 'turn_completed').length);
  }
  return { turns, cpuMs };
}

/** @returns the times of the turns with a gesture: from the end of one turn to the end of the next. */
function gestures(events: readonly WireEvent[]): readonly TurnTime[] {
  const turns = events.filter(({ type }) => type === 'turn_completed');
  const times = turns.map(({ ts, data }, at) => ({
    wallMs: Date.parse(ts) - Date.parse(turns[at - 1]?.ts ?? ts),
    timing: {
      modelMs: data.timing.model_ms,
      actionMs: data.timing.action_ms,
      settleMs: data.timing.settle_ms,
      captureMs: data.timing.capture_ms,
      encodeMs: data.timing.encode_ms,
    },
  }));
  return times.slice(OPENING_TURNS, -1);
}
