import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startTestAppium } from '../support/appium.ts';
import { type AppiumProxy, startAppiumProxy } from '../support/appium-proxy.ts';
import { finishes, thinks } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startServe } from '../support/process.ts';
import { API_KEY, readServerSentEvents, type WireEvent } from '../support/server.ts';

/** Servers that are killed side by side, each with a session of its own, and how often each. */
const SERVERS = 3;
const KILLS = 10;
/** A life ends at the latest after so many commands of the phone, or events of the model's stream. */
const MOST_COMMANDS = 45;
const MOST_STREAM_EVENTS = 90;

/** A generator of its own, so that a run that fails can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

test(`sessions that are killed ${SERVERS * KILLS} times lose nothing, double nothing and repeat nothing`, async () => {
  await using appium = await startTestAppium('opposable-virtual');
  const url = appium.url;
  await Promise.all(Array.from({ length: SERVERS }, (_, number) => liveAndDie(url, number)));
}, 300_000);

/** One session through many lives of its server, up to its end. */
async function liveAndDie(appiumUrl: string, number: number): Promise<void> {
  const seed = (Date.now() + number * 7_919) % 1_000_000;
  const random = randomFrom(seed);
  await using proxy = await startAppiumProxy(appiumUrl, `server-${number}`);
  let onStreamEvent = (): void => undefined;
  await using claude = await startClaude({ beforeEvent: () => onStreamEvent() });
  const script = presses(claude);
  await using folder = await temporaryFolder();
  const environment = {
    OPPOSABLE_DATA_DIR: folder.path,
    OPPOSABLE_API_KEY: API_KEY,
    OPPOSABLE_LOG_LEVEL: 'error',
    APPIUM_URL: proxy.url,
    ANTHROPIC_API_KEY: claude.apiKey,
    ANTHROPIC_BASE_URL: claude.baseURL,
  };
  let id = '';
  /** What a client has seen of the session. */
  let seen: readonly WireEvent[] = [];
  for (let life = 0; life <= KILLS; life += 1) {
    const isLast = life === KILLS;
    if (isLast) script.ends();
    await using serving = await startServe(environment);
    id ||= await create(serving.url);
    const following = follow(serving.url, id, seen);
    if (!isLast) {
      const dying = once(serving.child, 'exit');
      const kill = (): void => void serving.child.kill('SIGKILL');
      if (random() < 0.5) proxy.onCommand = countdown(random, MOST_COMMANDS, kill);
      else onStreamEvent = countdown(random, MOST_STREAM_EVENTS, kill);
      await Promise.race([dying, following]);
      const isAlive = serving.child.exitCode === null && serving.child.signalCode === null;
      if (isAlive && !serving.child.killed) {
        throw new Error(`The session ended by itself: ${JSON.stringify((await following).slice(-3))}`);
      }
      await dying;
      proxy.onCommand = () => undefined;
      onStreamEvent = () => undefined;
    }
    seen = await following;
  }
  const context = `seed ${seed}`;
  expect(claude.violations, context).toEqual([]);
  checkLog(seen, context);
  const recoveries = seen.filter(({ type }) => type === 'recovered').length;
  expect(recoveries, context).toBeGreaterThan(KILLS / 2);
  checkPresses(proxy, seen, context);
}

/** Has every turn press two places, each press of another length so that it can be told from all others. */
function presses(claude: Claude): { readonly ends: () => void } {
  let count = 0;
  let isOver = false;
  claude.turn(() => {
    if (isOver) return finishes();
    const [first, second] = [count, count + 1];
    count += 2;
    const at = (number: number) => [60 + (number % 11) * 37, 500 + (number % 7) * 41] as const;
    return thinks('On I go.')
      .says('I press two places.')
      .longPresses(...at(first), 100 + first)
      .longPresses(...at(second), 100 + second);
  });
  return {
    ends() {
      isOver = true;
    },
  };
}

function countdown(random: () => number, most: number, end: () => void): () => void {
  let left = 1 + Math.floor(random() * most);
  return () => {
    left -= 1;
    if (left === 0) end();
  };
}

async function create(url: string): Promise<string> {
  const response = await fetch(new URL('/v1/sessions', url), {
    method: 'POST',
    headers: { 'x-api-key': API_KEY },
    body: JSON.stringify({
      ...{ phone_id: 'virtual-1', instruction: 'Press on', max_turns: 1_000 },
      // Wherever the presses lead: nobody is there to say yes.
      policy: { approvals: [{ decision: 'allow' }] },
    }),
  });
  return ((await response.json()) as { readonly id: string }).id;
}

/**
 * Reads a log until it ends or the server dies. Whatever was seen before must still be there, as it was.
 *
 * @returns all that was seen by now
 */
async function follow(url: string, id: string, before: readonly WireEvent[]): Promise<readonly WireEvent[]> {
  let text = '';
  try {
    const response = await fetch(new URL(`/v1/sessions/${id}/events`, url), {
      headers: { 'x-api-key': API_KEY, accept: 'text/event-stream' },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch {
    // The server was killed.
  }
  // Only whole events count as seen.
  const events = readServerSentEvents(text.slice(0, text.lastIndexOf('\n\n') + 1));
  expect(events.slice(0, before.length)).toEqual(before.slice(0, events.length));
  return events.length > before.length ? events : before;
}

function checkLog(log: readonly WireEvent[], context: string): void {
  expect(
    log.map(({ index }) => index),
    context,
  ).toEqual(log.map((_, at) => at));
  expect(log.at(-1)?.data, context).toMatchObject({ to: 'completed' });
  const used = log.filter(({ type }) => type === 'tool_use').map(({ data }) => data.tool_use_id);
  const answered = log.filter(({ type }) => type === 'tool_result').map(({ data }) => data.tool_use_id);
  expect(new Set(used).size, context).toBe(used.length);
  expect([...answered].sort(), context).toEqual([...used].sort());
}

/** No press reached the phone twice, or without having been announced in the log before. */
function checkPresses(proxy: AppiumProxy, events: readonly WireEvent[], context: string): void {
  const lengths = proxy.commands
    .filter(({ path }) => path.endsWith('/actions'))
    .map(({ body }) => Math.max(...[...body.matchAll(/"duration":(\d+)/g)].map(([, ms]) => Number(ms))));
  expect(new Set(lengths).size, context).toBe(lengths.length);
  const announced = events
    .filter(({ type }) => type === 'tool_use')
    .map(({ data }) => data.input.duration_ms as number | undefined);
  expect(
    lengths.filter((length) => !announced.includes(length)),
    context,
  ).toEqual([]);
  expect(lengths.length, context).toBeGreaterThan(KILLS / 2);
}
