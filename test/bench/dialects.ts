import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Pool } from 'undici';
import { startAppiumStandIn } from '../support/appium-stand-in.ts';
import { temporaryFolder } from '../support/folder.ts';
import { API_KEY } from '../support/server.ts';
import { forkServer } from './forked-server.ts';
import { median } from './median.ts';
import type { Figure, Part } from './part.ts';

/**
 * How often both are measured in turn, so that whatever else the machine does meets both. The first rounds warm them up:
 * it takes thousands of requests until all that they run is compiled.
 */
const ROUNDS = 21;
const WARM_UP = 9;
/** How many clients ask at a time. */
const CONNECTIONS = 32;
/** How many requests of a round read, or say something. */
const REQUESTS = 1_000;
/** So many sessions are created at a time, and deleted again: AGI's hold a phone each. */
const SESSIONS = 64;
/** How often that is done a round. */
const TIMES = 2;
const WORDS = 'Open the feed and scroll until the photo of the harbour is in the middle of the screen.';

/** Asks a server, which must answer with success. */
type Ask = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  json?: object,
) => Promise<{ readonly body: Readonly<Record<string, unknown>> }>;

/** How fast each dialect creates, reads and is spoken to, against a server that does little but insert and read. */
export const dialects: Part = {
  name: 'dialects',
  async measure(say) {
    await using appium = await startAppiumStandIn();
    // TapKit's sessions begin at once, which their figure has in it, and get no further than this.
    const open = appium.holdSessions();
    await using waiting = new AsyncDisposableStack();
    waiting.defer(open);
    const claude = { baseURL: 'http://127.0.0.1:9', apiKey: 'unused' };
    const options = { appiumUrl: appium.url, claude, settle: false, virtualPhones: SESSIONS + 1 };
    await using server = await forkServer(options);
    await using bareServer = await startBareServer();
    await using pools = new AsyncDisposableStack();
    const ours = pools.adopt(asker(server.url), ({ pool }) => pool.destroy()).ask;
    const bare = pools.adopt(asker(bareServer.url), ({ pool }) => pool.destroy()).ask;

    const taken = String((await ours('POST', '/agi/v1/sessions', {})).body['session_id']);
    const dialects = await kinds(ours, taken);
    const insert = async () => String((await bare('POST', '/', { text: WORDS })).body['id']);
    const row = await insert();
    const readBare = () => rateOf(REQUESTS, () => bare('GET', `/${row}`));
    const writeBare = () => rateOf(REQUESTS, insert);
    const figures: Figure[] = [];
    const compare = async (
      name: string,
      baseline: string,
      rate: () => Promise<number>,
      least: () => Promise<number>,
    ) => {
      const rates: number[] = [];
      const leasts: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const [one, other] = [await rate(), await least()];
        if (round < WARM_UP) continue;
        rates.push(one);
        leasts.push(other);
      }
      const against = { kind: 'baseline', name: baseline, value: median(leasts) } as const;
      figures.push({ name, value: median(rates), unit: 'requests/s', against });
      say(`${name}: ${median(rates).toFixed(0)} a second, and ${against.value.toFixed(0)} without us`);
    };
    for (const { name, create, reads, message } of dialects) {
      const begin = async (number: number): Promise<string> => {
        const { body } = await ours('POST', create.path, create.json(number));
        return hexIn(body['session_id'] ?? body['id']);
      };
      const end = (hex: string) => ours('DELETE', `/api/sessions/session-${hex}`);
      await compare(
        `${name}: create`,
        'one insert',
        () => creationRate(begin, end),
        () => creationRate(insert, (id) => bare('GET', `/${id}`)),
      );
      for (const [what, path] of Object.entries(reads)) {
        await compare(
          `${name}: ${what}`,
          'one read',
          () => rateOf(REQUESTS, () => ours('GET', path)),
          readBare,
        );
      }
      const tell = () => rateOf(REQUESTS, () => ours('POST', message.path, message.json));
      await compare(`${name}: message`, 'one insert', tell, writeBare);
    }
    return figures;
  },
};

/** One dialect's requests. */
type Kind = {
  readonly name: string;
  readonly create: {
    readonly path: string;
    readonly json: (number: number) => object;
  };
  readonly reads: Readonly<Record<string, string>>;
  readonly message: { readonly path: string; readonly json: object };
};

/**
 * Nothing that they ask for makes an agent work: it would be measured with them.
 *
 * @param holder a session, by its UUID, that holds a phone and has nothing to do
 */
async function kinds(ask: Ask, holder: string): Promise<readonly Kind[]> {
  const hex = holder.replaceAll('-', '');
  const phone = String((await ask('GET', `/v1/sessions/sess_${hex}`)).body['phone_id']);
  const input = `{ phoneId: "${phone}", instruction: "${WORDS}", queue: true }`;
  const query = `mutation { createSession(input: ${input}) { id } }`;
  const queued = hexIn(JSON.stringify((await ask('POST', '/graphql', { query })).body));
  const uuid = queued.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const agent = 'agi-0';
  return [
    {
      name: 'TapKit',
      create: {
        path: '/v1/sessions',
        json: (number) => ({ phone_id: `virtual-${number + 2}`, instruction: WORDS }),
      },
      reads: { session: `/v1/sessions/sess_${hex}`, events: `/v1/sessions/sess_${hex}/events` },
      message: { path: `/v1/sessions/sess_${queued}/message`, json: { message: WORDS } },
    },
    {
      name: 'Everruns',
      create: {
        path: '/everruns/v1/sessions',
        json: () => ({ agent_id: agent }),
      },
      reads: {
        session: `/everruns/v1/sessions/session_${hex}`,
        messages: `/everruns/v1/sessions/session_${hex}/messages`,
      },
      message: {
        path: `/everruns/v1/sessions/session_${queued}/messages`,
        json: { message: { content: [{ type: 'text', text: WORDS }] } },
      },
    },
    {
      name: 'AGI',
      create: { path: '/agi/v1/sessions', json: () => ({}) },
      reads: {
        session: `/agi/v1/sessions/${holder}`,
        status: `/agi/v1/sessions/${holder}/status`,
        messages: `/agi/v1/sessions/${holder}/messages?after_id=1`,
      },
      message: { path: `/agi/v1/sessions/${uuid}/message`, json: { message: WORDS } },
    },
    {
      name: 'Viben',
      create: { path: '/api/sessions', json: () => ({ agent_id: agent }) },
      reads: { session: `/api/sessions/session-${hex}` },
      message: { path: `/api/sessions/session-${queued}/message`, json: { content: WORDS } },
    },
  ];
}

/** @returns what is the same in every dialect's form of an id */
function hexIn(id: unknown): string {
  return /[\da-f]{32}/.exec(String(id).replaceAll('-', ''))?.[0] ?? '';
}

/**
 * @param create makes one more and returns what it is
 * @param remove takes it away again
 * @returns how many are made a second, a few at a time, without the time that it takes to take them away
 */
async function creationRate(
  create: (number: number) => Promise<string>,
  remove: (made: string) => Promise<unknown>,
): Promise<number> {
  const rates: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const made: string[] = [];
    let number = 0;
    const rate = await rateOf(SESSIONS, async () => {
      made.push(await create(number++));
    });
    rates.push(rate);
    await atOnce(SESSIONS, () => remove(made.pop() ?? ''));
  }
  // So many, by the time that all of them took.
  return TIMES / rates.reduce((sum, rate) => sum + 1 / rate, 0);
}

/** @returns requests a second */
async function rateOf(count: number, request: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await atOnce(count, request);
  return count / ((performance.now() - startedAt) / 1_000);
}

/** Makes so many requests, over all connections at a time. */
async function atOnce(count: number, request: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await request();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

function asker(url: string): { readonly pool: Pool; readonly ask: Ask } {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
  return {
    pool,
    async ask(method, path, json) {
      const body = json === undefined ? null : JSON.stringify(json);
      const answer = await pool.request({ method, path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode >= 300)
        throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`);
      return { body: text === '' ? {} : JSON.parse(text) };
    },
  };
}

/** Starts the bare server in a process of its own. Disposal ends it and removes its folder. */
async function startBareServer(): Promise<AsyncDisposable & { readonly url: string }> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await temporaryFolder());
  const child = fork(join(import.meta.dirname, 'bare-server-process.ts'), [join(folder.path, 'bare.db')]);
  const ended = once(child, 'exit');
  resources.defer(async () => {
    child.disconnect();
    await ended;
  });
  const [url] = await once(child, 'message');
  const owned = resources.move();
  return { url: String(url), [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
