import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SessionId } from '../../src/domain/ids.ts';
import { formatId } from '../../src/domain/ids.ts';
import { type Browser, startBrowser } from '../support/browser.ts';
import { dashboardPage, signIn } from '../support/dashboard.ts';
import { graphqlAt } from '../support/live-graphql.ts';
import { API_KEY, type LiveServer, startLiveServer } from '../support/live-server.ts';
import { storeLong, type Turns, turnsOf } from './long-session.ts';
import type { Figure, Part } from './part.ts';
import { percentile } from './percentile.ts';
import { noteDrawn, noteLongTasks, takeDrawn, takeLongTasks } from './pixel-clock.ts';

/** The client for a page without a bundler; the package names it in none of its exports. */
const GRAPHQL_WS = fileURLToPath(new URL('../umd/graphql-ws.js', import.meta.resolve('graphql-ws')));

const WARMUP = 20;
const EVENTS = 200;
/** How far apart the events are whose way is measured, in milliseconds: not in step with the frames of a screen. */
const APART_MS = 37;
const LONG = 10_000;
const STREAM_PER_S = 200;
const STREAM_S = 5;
/** Shorter tasks are not told of by browsers, in milliseconds. */
const UNSEEN_MS = 50;
const GOAL_MS = 100;
const MARK = 'drawn-';

/** What it takes to show an event in the dashboard, and a long session. */
export const dashboard: Part = {
  name: 'dashboard',
  async measure(say) {
    await using server = await startLiveServer();
    await using browser = await startBrowser();
    const turns = await turnsOf(server);
    const { page } = browser;
    await signIn(page, { url: server.httpUrl, graphql: graphqlAt(server) });

    await openBare(browser, server);
    const bare = await ways(page, server, server.id);
    say(`a bare page shows an event after ${percentile(bare, 50).toFixed(1)} ms`);
    const short = await server.addSession();
    await openSession(browser, server, short, 0);
    const empty = longest(await page.execute(takeLongTasks));
    say(`the longest task of opening an empty session takes ${empty} ms`);
    const ours = await ways(page, server, short);
    say(`the dashboard shows an event after ${percentile(ours, 50).toFixed(1)} ms`);

    const long = await server.addSession();
    await storeLong(server, long, turns, LONG);
    await openSession(browser, server, long, LONG);
    const opening = longest(await page.execute(takeLongTasks));
    say(`the longest task of opening ${LONG} events takes ${opening} ms`);
    const late = await ways(page, server, long);
    await stream(server, long, turns);
    await dashboardPage(page, server.httpUrl).sees(`${MARK}0 `);
    const streaming = longest(await page.execute(takeLongTasks));
    const goal = { kind: 'goal', value: GOAL_MS } as const;
    const baseline = (percent: number) =>
      ({ kind: 'baseline', name: 'bare page', value: percentile(bare, percent) }) as const;
    const figures: readonly Figure[] = [
      { name: 'append to pixels', value: percentile(ours, 50), unit: 'ms', against: goal },
      { name: 'append to pixels', value: percentile(ours, 50), unit: 'ms', against: baseline(50) },
      { name: 'append to pixels, p99', value: percentile(ours, 99), unit: 'ms', against: baseline(99) },
      { name: `append to pixels, ${LONG} events`, value: percentile(late, 50), unit: 'ms', against: goal },
      {
        name: `append to pixels, ${LONG} events, p99`,
        value: percentile(late, 99),
        unit: 'ms',
        against: goal,
      },
      {
        name: `longest task, opening ${LONG} events`,
        value: opening,
        unit: 'ms',
        against: { kind: 'baseline', name: 'an empty one', value: empty },
      },
      { name: `longest task, ${STREAM_PER_S} events/s more`, value: streaming, unit: 'ms', against: goal },
    ];
    return figures;
  },
};

/** Opens a page that does nothing but subscribe, and add an element for each event. */
async function openBare({ page }: Browser, server: LiveServer): Promise<void> {
  await page.url(new URL('/healthz', server.httpUrl).href);
  const client = await readFile(GRAPHQL_WS, 'utf8');
  await page.execute(client);
  await page.execute(
    (url, apiKey, sessionId) => {
      const { graphqlWs } = globalThis as unknown as { graphqlWs: typeof import('graphql-ws') };
      const query = `subscription ($id: ID!) { agentEvents(sessionId: $id) { index ... on AgentTextEvent { text } } }`;
      graphqlWs
        .createClient({ url, connectionParams: { apiKey } })
        .subscribe<{ agentEvents: { text?: string } }>(
          { query, variables: { id: sessionId } },
          {
            next({ data }) {
              const element = document.createElement('div');
              element.textContent = data?.agentEvents.text ?? '';
              document.body.prepend(element);
            },
            error: console.error,
            complete: () => undefined,
          },
        );
    },
    server.url,
    API_KEY,
    server.sessionId,
  );
}

/** Opens a session's page, and waits until all of it is there. */
async function openSession(
  { page }: Browser,
  server: LiveServer,
  id: SessionId,
  events: number,
): Promise<void> {
  await page.url(new URL(`/sessions/${formatId('sess', id)}`, server.httpUrl).href);
  await page.execute(noteLongTasks);
  await page.waitUntil(
    async () =>
      await page.execute(
        (least) => {
          const feed = document.querySelector<HTMLElement>('[role="feed"]');
          return Number(feed?.dataset['count'] ?? 0) >= least;
        },
        // An action and its result are one entry.
        Math.floor((events * 3) / 4) + 1,
      ),
    { timeout: 60_000 },
  );
}

/** Appends events one after the other. @returns how long each took until it was drawn, in milliseconds */
async function ways(
  page: WebdriverIO.Browser,
  { log }: LiveServer,
  id: SessionId,
): Promise<readonly number[]> {
  await page.execute(noteDrawn, MARK);
  const sent = new Map<string, number>();
  for (let number = 1; number <= WARMUP + EVENTS; number += 1) {
    const text = `${MARK}${number}`;
    sent.set(text, performance.timeOrigin + performance.now());
    await log.write(id, () => ({
      drafts: [{ type: 'agent_text', data: { turn: 1, text: `${text} is said` } }],
    }));
    await rest(APART_MS);
  }
  const took: number[] = [];
  await page.waitUntil(async () => {
    for (const { text, at } of await page.execute(takeDrawn)) took.push(at - (sent.get(text) ?? Number.NaN));
    return took.length === sent.size;
  });
  return took.slice(WARMUP);
}

/** Appends events as fast as they are meant to come, and one last that says so. */
async function stream({ log }: LiveServer, id: SessionId, turns: Turns): Promise<void> {
  const startedAt = performance.now();
  for (let turn = 1, sent = 0; sent < STREAM_PER_S * STREAM_S; turn += 1) {
    for (const draft of turns(LONG + turn)) {
      await log.write(id, () => ({ drafts: [draft] }));
      sent += 1;
      await rest(startedAt + (sent * 1_000) / STREAM_PER_S - performance.now());
    }
  }
  const drafts = [{ type: 'agent_text', data: { turn: 1, text: `${MARK}0 is the last` } }] as const;
  await log.write(id, () => ({ drafts }));
}

async function rest(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

function longest(tasks: readonly number[]): number {
  return Math.max(UNSEEN_MS, ...tasks);
}
