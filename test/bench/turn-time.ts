import type { TurnTiming } from '../../src/domain/usage.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { createSession, followToEnd, startServer, type WireEvent } from '../support/server.ts';
import { bareTurnTimes } from './bare-turns.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';
import { lookAround, OPENING_TURNS } from './turn-script.ts';

const ROUNDS = 3;
const GOAL_MS = 100;

/** How long a turn took in all, and where the time went, in milliseconds. */
type TurnTime = { readonly wallMs: number; readonly timing: TurnTiming };

/** The time of a turn that is the server's and the phone's own, with a model that answers at once. */
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
    const hasty = await turnTimes(appium.url, claude, false, ROUNDS);
    say(`${hasty.length} turns without settling took ${median(hasty.map(hostMs)).toFixed(0)} ms each`);
    const settled = await turnTimes(appium.url, claude, true, 1);
    say(`${settled.length} turns with settling took ${median(settled.map(hostMs)).toFixed(0)} ms each`);
    if (claude.violations.length > 0) throw new Error(JSON.stringify(claude.violations));
    const baseline = { kind: 'baseline', name: 'bare WebDriver', value: median(bareMs) } as const;
    return [
      {
        ...figure('host time a turn', hasty, hostMs),
        against: { kind: 'goal', value: GOAL_MS },
      },
      { ...figure('host time a turn', hasty, hostMs), against: baseline },
      ...parts(hasty, ''),
      figure('host time a turn, settling', settled, hostMs),
      ...parts(settled, ', settling'),
    ];
  },
};

function parts(turns: readonly TurnTime[], suffix: string): readonly Figure[] {
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
async function turnTimes(
  appiumUrl: string,
  claude: Claude,
  settle: boolean,
  rounds: number,
): Promise<readonly TurnTime[]> {
  await using server = await startServer({ appiumUrl, claude, settle });
  const turns: TurnTime[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { id } = await createSession(server, 'Look around in Momento');
    const events = await followToEnd(server, id);
    if (events.at(-1)?.data.to !== 'completed') throw new Error(JSON.stringify(events.slice(-2)));
    if (round > 0) turns.push(...gestures(events));
  }
  return turns;
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
