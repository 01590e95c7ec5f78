import { setTimeout as wait } from 'node:timers/promises';
import { silentLogger } from '../../src/lib/logger.ts';
import { startAppium } from '../../src/phones/appium-server.ts';
import type { Ask } from '../support/claude/ask.ts';
import { opens, swipes } from '../support/claude/script.ts';
import { type Claude, startClaude } from '../support/claude/server.ts';
import type { Turn } from '../support/claude/turn.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startServe } from '../support/process.ts';
import { API_KEY, createSession, fetchAt, type TestServer, type WireSession } from '../support/server.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';
import { residentMb } from './resident-mb.ts';

const SESSIONS = 50;
/** Each session has had so many turns, and holds as many pictures, when the memory is read. */
const TURNS = 6;
/** What the model takes to answer, as real ones do: the sessions don't all act at once. */
const THINKING_MS = 3_000;
const SAMPLES = 10;
const SAMPLE_MS = 500;

/** What a server holds in memory while it does nothing, and while one session and many are at work. */
export const memory: Part = {
  name: 'memory',
  async measure(say) {
    if (process.platform !== 'linux') {
      say('there are no figures: memory is read from /proc, which Linux alone has');
      return [];
    }
    const options = { drivers: ['opposable-virtual'], logger: silentLogger };
    await using appium = await startAppium(options, new AbortController().signal);
    const idleMb: number[] = [];
    const busyMb: number[] = [];
    for (const sessions of [1, SESSIONS]) {
      const { before, during } = await residentWith(sessions, appium.url);
      say(`${sessions} at work: ${during.toFixed(0)} MB, and ${before.toFixed(0)} MB before`);
      idleMb.push(before);
      busyMb.push(during);
    }
    const [one = Number.NaN, many = Number.NaN] = busyMb;
    const idle = { kind: 'baseline', name: 'idle', value: median(idleMb) } as const;
    return [
      { name: 'server with 1 session at work', value: one, unit: 'MB', against: idle },
      { name: `server with ${SESSIONS} sessions at work`, value: many, unit: 'MB', against: idle },
      { name: '  for each session more', value: (many - one) / (SESSIONS - 1), unit: 'MB' },
    ] satisfies Figure[];
  },
};

/** Starts `opposable serve` and so many sessions. @returns its megabytes before them, and while all are at work */
async function residentWith(sessions: number, appiumUrl: string) {
  const turns = new Map<number, number>();
  await using claude = await startClaude({
    keepsBodies: false,
    beforeEvent: ({ type }) => (type === 'message_start' ? wait(THINKING_MS) : undefined),
  });
  claude.turn((ask) => {
    turns.set(ask.conversation, ask.turn);
    return turn(ask);
  });
  await using folder = await temporaryFolder();
  await using serve = await startServe({
    OPPOSABLE_DATA_DIR: folder.path,
    OPPOSABLE_API_KEY: API_KEY,
    OPPOSABLE_VIRTUAL_PHONES: String(SESSIONS),
    APPIUM_URL: appiumUrl,
    ANTHROPIC_API_KEY: claude.apiKey,
    ANTHROPIC_BASE_URL: claude.baseURL,
  });
  const { pid } = serve.child;
  if (pid === undefined) throw new Error('The server has no process.');
  const before = await sampled(pid);
  const server = { fetch: fetchAt(serve.url) };
  const ids = await start(server, sessions);
  await claude.until(() => [...turns.values()].filter((had) => had >= TURNS).length === sessions);
  const during = await sampled(pid);
  await check(server, ids, claude);
  await serve.end('SIGTERM');
  return { before, during };
}

function turn({ turn: at }: Ask): Turn {
  if (at === 0) return opens('Momento');
  return at % 2 === 0 ? swipes([270, 900], [270, 500]) : swipes([270, 500], [270, 900]);
}

async function start(server: Pick<TestServer, 'fetch'>, sessions: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let phone = 1; phone <= sessions; phone += 1) {
    const extra = { phone_id: `virtual-${phone}`, max_turns: 1_000 };
    ids.push((await createSession(server, 'Scroll for ever', extra)).id);
  }
  return ids;
}

/** @returns the median of some looks at a process's memory, in megabytes */
async function sampled(pid: number): Promise<number> {
  const samples: number[] = [];
  for (let taken = 0; taken < SAMPLES; taken += 1) {
    samples.push(await residentMb(pid));
    await wait(SAMPLE_MS);
  }
  return median(samples);
}

/** @throws Error unless all sessions are still at work */
async function check(
  server: Pick<TestServer, 'fetch'>,
  ids: readonly string[],
  claude: Claude,
): Promise<void> {
  for (const id of ids) {
    const session = (await (await server.fetch(`/v1/sessions/${id}`)).json()) as WireSession;
    if (session.status !== 'running') throw new Error(JSON.stringify(session));
  }
  if (claude.violations.length > 0) throw new Error(JSON.stringify(claude.violations));
}
